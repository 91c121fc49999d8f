import { data } from "react-router";
import { pageTitle } from "#app/shell/page-title.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import { page } from "#worker/kernel/page.ts";
import { apiName } from "#worker/modules/objects/contract.ts";
import { getLayout, layoutParts } from "#worker/modules/objects/index.ts";
import type { Route } from "./+types/layout.ts";
import { LayoutEditor } from "./layout-editor.tsx";

export type SavedLayout = OutputOf<typeof getLayout>;
export type LayoutColumn = { id: string; name: string; fixed: boolean; shown: boolean };

export const meta = pageTitle("settings.section.fields");

export async function loader({ context, params: { object } }: Route.LoaderArgs) {
  const { run, ctx, t } = page(context);
  if (!apiName.safeParse(object).success) throw data(null, { status: 404 });
  const layout = await run(getLayout, { object });
  // Of the tenant as it is known after the reading.
  const parts = layoutParts(object, ctx.tenant);
  const own = ctx.tenant?.objects.find(({ name }) => name === object);
  const labels = (ctx.tenant?.fields ?? []).map((field) => [customName(field.key), field] as const);
  const nameOf = (id: string) =>
    labels.find(([name, field]) => name === id && field.object === object)?.[1].label ??
    t.find(`${own ? "objects" : object}.field.${id}`) ??
    id;
  return {
    layout,
    label: own?.plural ?? t.find(`${object}.title`) ?? object,
    isOwn: own !== undefined,
    words: Object.fromEntries(parts.fields.map((id) => [id, nameOf(id)])),
    columns: parts.columns.map(({ id, field, fixed = false, extra = false }): LayoutColumn => {
      return { id, name: nameOf(field), fixed, shown: !extra };
    }),
  };
}

/** How the agency arranges an object's records. What was saved begins a new draft. */
export default function LayoutPage({ loaderData }: Route.ComponentProps) {
  const { layout } = loaderData;
  return <LayoutEditor key={`${layout.object} ${layout.version}`} {...loaderData} />;
}
