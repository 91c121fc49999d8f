import type { FilterField } from "#app/ui/filters.ts";
import { foldText } from "#app/ui/fold-text.ts";
import type { SearchOption } from "#app/ui/use-search.ts";

type Named = { id: string; name: string };
type Finder = (query: string, signal?: AbortSignal) => Promise<SearchOption[]>;

const MOST = 50;

/** Choices that a list's own page brings along, for lists that are asked for from elsewhere: all at once, picked from here. */
export function finderOf({ id, resource }: FilterField): Finder | undefined {
  const all = resource ? sources[resource] : places[id];
  return all && (async (query, signal) => fitting(await all(signal), query));
}

/** What a record is called; undefined where it cannot be read. */
export async function nameIn(resource: string, id: string): Promise<string | undefined> {
  const all = sources[resource];
  if (all) return (await all()).find(({ value }) => value === id)?.label;
  const found = await read<Named & { title?: string }>(`${pathOf(resource)}/${id}`);
  return found?.name ?? found?.title;
}

/** Where the API has the records of an object, ours or one of an agency's own. */
export function pathOf(resource: string): string {
  return ours[resource] ?? `objects/${resource}/records`;
}

const ours: Readonly<Record<string, string>> = {
  customers: "customers",
  deals: "deals",
  projects: "projects",
  tasks: "tasks",
  users: "users",
  people: "users",
  audit: "audit",
};

const sources: Readonly<Record<string, (signal?: AbortSignal) => Promise<SearchOption[]>>> = {
  tags: async (signal) => named((await read<List<Named>>("tags", signal))?.data),
  lost_reasons: async (signal) => named((await read<List<Named>>("lost-reasons?limit=200", signal))?.data),
  pipelines: async (signal) => named((await read<List<Named>>("pipelines?limit=200", signal))?.data),
  stages: async (signal) => {
    const pipelines = (await read<List<Named & { stages: Named[] }>>("pipelines?limit=200", signal))?.data ?? [];
    return pipelines.flatMap(({ name, stages }) =>
      stages.map((stage) => ({
        value: stage.id,
        label: stage.name,
        ...(pipelines.length > 1 ? { detail: name } : {}),
      })),
    );
  },
};

const places: Readonly<Record<string, () => Promise<SearchOption[]>>> = {
  province: async () => (await load()).provinces().map(({ name }) => ({ value: name, label: name })),
  district: async () => {
    const { provinces, districtsOf } = await load();
    const names = provinces().flatMap(({ name }) => districtsOf(name));
    return [...new Set(names)].map((name) => ({ value: name, label: name }));
  },
};

const load = () => import("#worker/modules/customers/places/options.ts");

type List<Row> = { data: Row[] };

async function read<Answer>(path: string, signal?: AbortSignal): Promise<Answer | undefined> {
  const answer = await fetch(`/api/v1/${path}`, { signal: signal ?? null }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Answer) : undefined;
}

function named(rows: readonly Named[] = []): SearchOption[] {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

function fitting(options: readonly SearchOption[], query: string): SearchOption[] {
  const wanted = foldText(query);
  return options.filter(({ label }) => foldText(label).includes(wanted)).slice(0, MOST);
}
