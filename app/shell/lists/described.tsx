import { Fragment, type ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { FilterText } from "#app/ui/filter-bar.tsx";
import type { Scope } from "./scopes.ts";
import type { Group, Node, Related } from "./tree.ts";

type Props = {
  node: Node;
  /** What the node is asked of: an object's name, "" for the list itself. */
  object: string;
  scopeOf: (object: string) => Scope;
  nameOf: (field: string, value: string) => string | undefined;
};

/** A part of a filter in words: "Durum: Açık ve Tutar büyüktür 100.000 ₺". */
export function Described(props: Props): ReactNode {
  const { node, object, scopeOf, nameOf } = props;
  const t = useT();
  const { fields, relations } = scopeOf(object);
  if (node.kind === "said") {
    const field = fields.find(({ id }) => id === node.condition.field);
    return field ? <FilterText field={field} filter={node.condition} nameOf={nameOf} /> : t("lists.filter.unknown");
  }
  if (node.kind === "group") return <Parts {...props} of={node} />;
  const relation = relations.find(({ name }) => name === node.relation);
  if (!relation) return t("lists.filter.unknown");
  const what = t(node.none ? "lists.filter.hasNone" : "lists.filter.hasOne", { records: relation.label });
  return (
    <>
      {what}
      {node.parts.length > 0 && (
        <>
          {": "}
          <Parts {...props} of={node} object={relation.object} />
        </>
      )}
    </>
  );
}

function Parts({ of, ...props }: Props & { of: Group | Related }) {
  const t = useT();
  const word = t(of.any ? "lists.filter.or" : "lists.filter.and");
  return of.parts.map((part, at) => {
    const within = part.kind !== "said" && of.parts.length > 1;
    return (
      <Fragment key={part.id}>
        {at > 0 && ` ${word} `}
        {within && "("}
        <Described {...props} node={part} />
        {within && ")"}
      </Fragment>
    );
  });
}
