import { X } from "lucide-react";
import { useRef } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { AddParts } from "./add-parts.tsx";
import { RelatedHead } from "./related-head.tsx";
import { SaidRow } from "./said-row.tsx";
import type { Scope } from "./scopes.ts";
import type { Group, Node, Related } from "./tree.ts";

export type PartProps = {
  /** What the parts are asked of: an object's name, "" for the list itself. */
  object: string;
  depth: number;
  scopeOf: (object: string) => Scope;
  nameOf: (field: string, value: string) => string | undefined;
  /** By the part's id. */
  errors: Readonly<Record<string, string>>;
};

type Props<G> = PartProps & { group: G; onChange: (group: G) => void };

/** The parts of a group, how they combine, and what can be added. */
export function GroupParts<G extends Group | Related>(props: Props<G>) {
  const { group, onChange, object, depth, ...rest } = props;
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const put = (id: string, next: Node | null) =>
    onChange({ ...group, parts: group.parts.flatMap((part) => (part.id === id ? (next ? [next] : []) : [part])) });
  const add = (part: Node) => {
    onChange({ ...group, parts: [...group.parts, part] });
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`#${part.id} :is(input, select)`)?.focus());
  };
  return (
    <div ref={list} className="grid min-w-0 gap-2.5">
      {group.parts.length > 1 && (
        <SegmentedControl
          label={t("lists.filter.which")}
          className="justify-self-start"
          segments={[
            { value: "all", label: t("lists.filter.all") },
            { value: "any", label: t("lists.filter.any") },
          ]}
          value={group.any ? "any" : "all"}
          onChange={(value) => onChange({ ...group, any: value === "any" })}
        />
      )}
      {group.parts.length === 0 && depth === 0 && <p className="text-text-3">{t("lists.filter.empty")}</p>}
      {group.parts.map((part, at) => (
        <div key={part.id} id={part.id} className="grid min-w-0 gap-2.5">
          {at > 0 && (
            <span className="font-medium text-text-3 text-xs">
              {t(group.any ? "lists.filter.or" : "lists.filter.and")}
            </span>
          )}
          <Part {...rest} part={part} object={object} depth={depth} onChange={(next) => put(part.id, next)} />
        </div>
      ))}
      <AddParts scope={rest.scopeOf(object)} object={object} depth={depth} onAdd={add} />
    </div>
  );
}

function Part({ part, onChange, ...rest }: PartProps & { part: Node; onChange: (part: Node | null) => void }) {
  const t = useT();
  const { object, depth, scopeOf, errors } = rest;
  if (part.kind === "said")
    return (
      <SaidRow
        {...rest}
        said={part}
        fields={scopeOf(object).fields.filter(
          (field) => depth === 0 || !field.outermost || part.condition.field === field.id,
        )}
        onChange={onChange}
      />
    );
  const remove = (
    <IconButton icon={X} size="small" aria-label={t("lists.filter.removeGroup")} onClick={() => onChange(null)} />
  );
  const within = part.kind === "related" ? relationOf(scopeOf(object), part.relation)?.object : object;
  return (
    <fieldset className="grid min-w-0 gap-2.5 rounded-lg border border-line bg-hover/50 p-3">
      <legend className="sr-only">{t("lists.filter.group")}</legend>
      <div className="flex min-w-0 items-center gap-2">
        <div className="min-w-0 flex-1">
          {part.kind === "related" && <RelatedHead part={part} scope={scopeOf(object)} onChange={onChange} />}
          {part.kind === "group" && <span className="font-medium text-sm text-text-2">{t("lists.filter.group")}</span>}
        </div>
        {remove}
      </div>
      {errors[part.id] && (
        <p role="alert" className="text-bad text-sm">
          {errors[part.id]}
        </p>
      )}
      {within !== undefined && (
        <GroupParts {...rest} group={part} object={within} depth={depth + 1} onChange={onChange} />
      )}
    </fieldset>
  );
}

function relationOf({ relations }: Scope, name: string) {
  return relations.find((relation) => relation.name === name);
}
