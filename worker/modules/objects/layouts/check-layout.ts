import type { Layout } from "#worker/kernel/custom/layout.ts";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import type { LayoutParts } from "./layout-parts.ts";

type Named = { path: string; name: string };

/** Whether a layout names what there is, each once. `kept` are own fields out of use. Throws 422 with each place. */
export function checkLayout(
  { tabs, hidden, columns }: Pick<Layout, "tabs" | "hidden" | "columns">,
  parts: LayoutParts,
  kept: readonly string[],
): void {
  const grouped = tabs.flatMap((tab, at) =>
    tab.groups.flatMap((group, place) => named(group.fields, `tabs.${at}.groups.${place}.fields`)),
  );
  const refused = [
    ...wrong([...grouped, ...named(hidden, "hidden")], [...parts.fields, ...kept]),
    ...wrong(named(columns ?? [], "columns"), [...parts.columns.map(({ id }) => id), ...kept]),
    ...wrong(tabs.map(({ key }, at) => ({ path: `tabs.${at}.key`, name: key }))),
  ];
  if (refused.length > 0) throw new Failure("invalid", "invalid", { fields: refused });
}

function named(names: readonly string[], path: string): Named[] {
  return names.map((name, at) => ({ path: `${path}.${at}`, name }));
}

function wrong(names: readonly Named[], known?: readonly string[]): FieldError[] {
  const seen = new Set<string>();
  return names.flatMap(({ path, name }): FieldError[] => {
    if (known && !known.includes(name)) return [{ path, reason: "unknown_field" }];
    if (seen.has(name)) return [{ path, reason: "twice" }];
    seen.add(name);
    return [];
  });
}
