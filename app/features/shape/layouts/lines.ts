import type { Layout, LayoutGroup, LayoutTab } from "#worker/kernel/custom/layout.ts";

/**
 * A layout as one list, from top to bottom: a tab, its groups, the fields of each; last what stands in no group (`rest`), and
 * what is not shown (`hidden`). `name` of a field is what it is called, `id` what the API calls it.
 */
export type Line = { id: string; kind: "tab" | "group" | "field" | "rest" | "hidden"; name: string; key?: string };
type Arrangement = Pick<Layout, "tabs" | "hidden">;
export type Words = Readonly<Record<string, string>>;

const DEPTH = { tab: 0, rest: 0, hidden: 0, group: 1, field: 2 } as const;

/** The lines of a layout. Fields out of use have no line, and keep their places: see `toLayout`. */
export function toLines({ tabs, hidden }: Arrangement, words: Words): Line[] {
  const field = (id: string): Line[] => (words[id] === undefined ? [] : [{ id, kind: "field", name: words[id] }]);
  const placed = new Set([...tabs.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields)), ...hidden]);
  return [
    ...tabs.flatMap(({ key, label, groups }, at): Line[] => [
      { id: `tab ${at}`, kind: "tab", name: label, key },
      ...groups.flatMap((group, place): Line[] => [
        { id: `group ${at} ${place}`, kind: "group", name: group.label },
        ...group.fields.flatMap(field),
      ]),
    ]),
    { id: "rest", kind: "rest", name: "" },
    ...Object.keys(words)
      .filter((id) => !placed.has(id))
      .flatMap(field),
    { id: "hidden", kind: "hidden", name: "" },
    ...hidden.flatMap(field),
  ];
}

/** The layout of lines. `before` says where fields out of use stand: they stay behind the field that they follow. */
export function toLayout(lines: readonly Line[], before: Arrangement): Arrangement {
  const tabs: LayoutTab[] = [];
  const hidden: string[] = [];
  let fields: string[] = [];
  for (const { id, kind, name, key } of lines) {
    if (kind === "tab") tabs.push({ key: key ?? "", label: name, groups: [] });
    else if (kind === "group") {
      fields = [];
      tabs.at(-1)?.groups.push({ label: name, fields });
    } else if (kind === "field") fields.push(id);
    else fields = kind === "hidden" ? hidden : [];
  }
  const shown = new Set(lines.map(({ id }) => id));
  const lists = [...tabs.flatMap(({ groups }) => groups.map((group) => group.fields)), hidden];
  for (const old of [...before.tabs.flatMap(({ groups }) => groups), { fields: before.hidden }])
    keepAway(old, lists, shown);
  return { tabs, hidden };
}

function keepAway(old: Pick<LayoutGroup, "fields">, lists: string[][], shown: ReadonlySet<string>): void {
  for (const [at, id] of old.fields.entries()) {
    if (shown.has(id)) continue;
    const ahead = old.fields[at - 1];
    const behind = old.fields.slice(at + 1).find((other) => shown.has(other));
    const list = lists.find((one) => one.includes(ahead ?? behind ?? "")) ?? lists[0];
    list?.splice(ahead === undefined ? 0 : list.indexOf(ahead) + 1, 0, id);
  }
}

/** The order once a line is a step further, or where another one is. A tab takes its groups along, a group its fields. */
export function placeLine(
  lines: readonly Line[],
  ids: readonly string[],
  id: string,
  to: 1 | -1 | string,
): readonly string[] | undefined {
  const known = new Map(lines.map((line) => [line.id, line]));
  const kindOf = (one: string) => known.get(one)?.kind ?? "field";
  const depth = DEPTH[kindOf(id)];
  const units: string[][] = [];
  for (const one of ids) {
    if (units.length === 0 || DEPTH[kindOf(one)] <= depth) units.push([one]);
    else units.at(-1)?.push(one);
  }
  const at = units.findIndex(([first]) => first === id);
  const goal = typeof to === "string" ? units.findIndex((unit) => unit.includes(to)) : at + to;
  const by = Math.sign(goal - at);
  if (by === 0) return undefined;
  const others = units.filter((_, index) => index !== at);
  const unit = units[at] ?? [];
  for (let place = goal; place >= 0 && place < units.length; place += by) {
    const next = others.toSpliced(place, 0, unit).flat();
    if (isWhole(next.map(kindOf))) return next;
  }
  return undefined;
}

/** Groups stand in tabs, fields in groups, and the two last places are last. */
function isWhole(kinds: readonly Line["kind"][]): boolean {
  const end = kinds.indexOf("rest");
  return kinds.every((kind, at) => {
    if (kind === "field") return at > 0 && kinds[at - 1] !== "tab";
    return (kind === "tab" || kind === "group" ? at < end : at >= end) && (at > 0 || kind === "tab");
  });
}

/** Without a heading: what a tab held goes to the tab before it, or the next one; the fields of a group come last. */
export function withoutLine(lines: readonly Line[], id: string): Line[] {
  const at = lines.findIndex((line) => line.id === id);
  const rest = lines.filter((line) => line.id !== id);
  if (lines[at]?.kind === "tab") {
    const next = rest.findIndex(({ kind }) => kind === "tab");
    const first = rest[next];
    return at > 0 || !first ? rest : [first, ...rest.toSpliced(next, 1)];
  }
  const end = rest.findIndex(({ kind }, index) => index >= at && kind !== "field");
  const fields = rest.slice(at, end);
  const left = rest.toSpliced(at, fields.length);
  return left.toSpliced(
    left.findIndex(({ kind }) => kind === "hidden"),
    0,
    ...fields,
  );
}

/** With a heading more: last of what people arrange. */
export function withLine(lines: readonly Line[], line: Line): Line[] {
  return lines.toSpliced(
    lines.findIndex(({ kind }) => kind === "rest"),
    0,
    line,
  );
}

/** Whether a line moves along with another one, or lies in such as it. */
export function holds(one: Line, other: Line): boolean {
  return DEPTH[other.kind] > DEPTH[one.kind];
}

/** Where each heading stands in what is sent: `tabs.0.groups.1`. */
export function pathsOf(lines: readonly Line[]): Map<string, string> {
  const paths = new Map<string, string>();
  let [tab, group] = [-1, -1];
  for (const { id, kind } of lines) {
    if (kind === "tab") [tab, group] = [tab + 1, -1];
    if (kind === "tab") paths.set(id, `tabs.${tab}`);
    if (kind === "group") paths.set(id, `tabs.${tab}.groups.${++group}`);
  }
  return paths;
}
