import { Fragment, type ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { arrange, oneTab, untabbed } from "./arrange.ts";
import { type Asking, customAsked } from "./input.tsx";

/** A field of a form by its name in the API. What is `required` is asked even where a layout hides it. */
export type AskedField = { id: string; required?: boolean; field: ReactNode };

type Props = Asking & {
  ours: readonly AskedField[];
  layout: ShownLayout | null;
  /** The order where nothing is arranged; else ours come first. */
  usual?: readonly string[];
};

/** What a form asks, in the order and under the headings of the agency's layout. */
export function FormFields({ ours, layout, usual, ...asking }: Props) {
  const t = useT();
  const all: AskedField[] = [...ours, ...customAsked(asking)];
  const { tabs, hidden } = untabbed(layout) ?? { tabs: [], hidden: [] };
  const needed = new Set(all.filter(({ required }) => required).map(({ id }) => id));
  const [tab] = arrange(
    all,
    tabs[0] ? tabs : [oneTab([{ label: "", fields: [...(usual ?? all.map(({ id }) => id))] }])],
    hidden.filter((id) => !needed.has(id)),
    t("shell.custom.own"),
  );
  return tab?.groups.map((group, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have one name
    <Fragment key={at}>
      {group.label && <h3 className={at > 0 ? `${heading} mt-2 border-line border-t pt-4` : heading}>{group.label}</h3>}
      {group.items.map(({ id, field }) => (
        <Fragment key={id}>{field}</Fragment>
      ))}
    </Fragment>
  ));
}

const heading = "break-words font-semibold text-sm text-text-2";
