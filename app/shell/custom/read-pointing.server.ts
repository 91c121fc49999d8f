import { customName, isRelation } from "#worker/kernel/custom/field.ts";
import type { page } from "#worker/kernel/page.ts";
import { listCustomers } from "#worker/modules/customers/index.ts";
import { listRecords } from "#worker/modules/objects/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import { recordPath } from "./record-path.ts";

type Here = ReturnType<typeof page>;
type Row = { id: string; name?: string; title?: string };
export type PointingList = {
  /** The field's id: a list for each field that points here. */
  id: string;
  label: string;
  rows: { id: string; name: string; to: string | undefined }[];
  total: number;
  all: string;
};

const FEW = 5;
const ours = { customers: listCustomers, deals: listDeals, projects: listProjects, tasks: listTasks } as const;

/** The records of other objects whose fields point at this one: the other way of a relation. What may not be seen is left out. */
export async function readPointing(
  here: Here,
  { object, id }: { object: string; id: string },
): Promise<PointingList[]> {
  const { ctx, t } = here;
  const fields = (ctx.tenant?.fields ?? []).filter((field) => isRelation(field) && field.settings.object === object);
  const lists = fields.map(async (field): Promise<PointingList[]> => {
    const filter = { [customName(field.key)]: { eq: id } };
    const own = ctx.tenant?.objects.find(({ name }) => name === field.object);
    const asked = own
      ? ctx.run(listRecords, { object: own.name, limit: FEW, filter } as never)
      : ctx.run(ours[field.object as keyof typeof ours], { limit: FEW, filter } as never);
    const found = (await asked.catch(() => null)) as { data: Row[]; page: { total: number } } | null;
    if (!found || found.page.total === 0) return [];
    const plural = own?.plural ?? t.find(`${field.object}.title`) ?? field.object;
    const base = own ? `/objects/${own.name}` : `/${field.object}`;
    const list = field.object === "deals" || field.object === "tasks" ? "layout=list&" : "";
    return [
      {
        id: field.id,
        label: `${plural} · ${field.label}`,
        rows: found.data.map((row) => ({
          id: row.id,
          name: row.name ?? row.title ?? "",
          to: recordPath(field.object, row.id),
        })),
        total: found.page.total,
        all: `${base}?${list}filter[${customName(field.key)}][in]=${id}`,
      },
    ];
  });
  return (await Promise.all(lists)).flat();
}
