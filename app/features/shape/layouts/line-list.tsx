import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { useReorder } from "#app/ui/use-reorder.ts";
import { LineRow } from "./line-row.tsx";
import { holds, type Line, pathsOf, placeLine, withLine, withoutLine } from "./lines.ts";

type Props = {
  lines: readonly Line[];
  errors: Readonly<Record<string, string>>;
  onChange: (lines: Line[]) => void;
};

/** Tabs, groups and fields from top to bottom. While a tab or a group is carried, what lies in them is out of sight. */
export function LineList({ lines, errors, onChange }: Props) {
  const t = useT();
  const id = useId();
  const [added, setAdded] = useState<string>();
  const named = lines.map((line) => ({ ...line, name: line.name || wordOf(line) }));
  const inOrder = (ids: readonly string[]) => ids.flatMap((one) => lines.find((line) => line.id === one) ?? []);
  const { ordered, list, said, carried, rowOf } = useReorder(
    named,
    async (ids) => {
      onChange(inOrder(ids));
      return true;
    },
    { place: (ids, one, to) => placeLine(lines, ids, one, to), told },
  );
  const held = named.find((line) => line.id === carried);
  const tabs = lines.filter(({ kind }) => kind === "tab").length;
  const paths = pathsOf(ordered);
  const add = (kind: "tab" | "group") => {
    const line: Line = {
      id: crypto.randomUUID(),
      kind,
      name: t(kind === "tab" ? "shape.layout.newTab" : "shape.layout.newGroup"),
    };
    setAdded(line.id);
    onChange(withLine(lines, line));
  };
  function wordOf({ kind }: Line): string {
    return kind === "rest" || kind === "hidden" ? t(`shape.layout.${kind}`) : "";
  }
  function told(row: Line, ids: readonly string[]) {
    const of = ids.map((one) => named.find((line) => line.id === one) ?? row);
    const at = ids.indexOf(row.id);
    if (row.kind !== "field") {
      const others = of.filter(({ kind }) => kind === row.kind);
      return { name: row.name, place: others.findIndex((one) => one.id === row.id) + 1, count: others.length };
    }
    const head = of.findLastIndex(({ kind }, index) => index < at && kind !== "field");
    const end = of.findIndex(({ kind }, index) => index > at && kind !== "field");
    const name = t("shape.layout.place", { name: row.name, group: of[head]?.name ?? "" });
    return { name, place: at - head, count: (end < 0 ? of.length : end) - head - 1 };
  }
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-end justify-between gap-2 pb-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-md">
            {t("shape.layout.page")}
          </h2>
          <p className="max-w-prose text-sm text-text-2">{t("shape.layout.pageText")}</p>
        </div>
        <div className="flex gap-1.5">
          <Button size="small" icon={Plus} onClick={() => add("group")}>
            {t("shape.layout.addGroup")}
          </Button>
          <Button size="small" icon={Plus} onClick={() => add("tab")}>
            {t("shape.layout.addTab")}
          </Button>
        </div>
      </div>
      <ol ref={list} className="rounded-xl border border-line bg-panel py-1 shadow-sm">
        {ordered.map((line) =>
          line.kind === "tab" && tabs === 1 ? null : (
            <LineRow
              key={line.id}
              line={line}
              text={lines.find((one) => one.id === line.id)?.name ?? ""}
              out={held !== undefined && holds(held, line)}
              focused={line.id === added}
              error={errors[`${paths.get(line.id)}.label`]}
              onName={(name) => onChange(lines.map((one) => (one.id === line.id ? { ...one, name } : one)))}
              onRemove={() => onChange(withoutLine(lines, line.id))}
              {...rowOf(line)}
            />
          ),
        )}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
    </section>
  );
}
