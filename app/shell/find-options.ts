import type { SearchOption } from "#app/ui/use-search.ts";

type Named = {
  id: string;
  name: string;
  title?: string;
  kind?: "person" | "company";
  customerName?: string | null;
  sku?: string | null;
};

/** Choices of comboboxes and filters, found through the API. */
export const findUsers = finder("/users/search?limit=20&q=", () => ({ avatar: "person" }));
export const findCustomers = finder("/customers?limit=8&q=", ({ kind }) => ({ avatar: kind ?? "company" }));
export const findDeals = finder("/deals?limit=8&q=", withCustomer);
export const findProducts = finder("/products?limit=8&q=", ({ sku }) => (sku ? { detail: sku } : {}));
export const findProjects = finder("/projects?limit=8&q=", withCustomer);
const findTasks = finder("/tasks?limit=8&q=", withCustomer);

/** Records of one of our own objects or of the agency's, by the object's name. */
export function findRecords(object: string) {
  return finders[object] ?? finder(`/objects/${object}/records?limit=8&q=`, () => ({}));
}

const finders: Readonly<Record<string, ReturnType<typeof finder>>> = {
  customers: findCustomers,
  deals: findDeals,
  projects: findProjects,
  tasks: findTasks,
  territories: finder("/territories?q=", () => ({})),
};

function withCustomer({ customerName }: Named): Partial<SearchOption> {
  return customerName ? { detail: customerName } : {};
}

function finder(path: string, more: (row: Named) => Partial<SearchOption>) {
  return async (q: string, signal: AbortSignal): Promise<SearchOption[]> => {
    const answer = await fetch(`/api/v1${path}${encodeURIComponent(q)}`, { signal });
    if (!answer.ok) return [];
    const { data } = (await answer.json()) as { data: Named[] };
    return data.map((row) => ({ value: row.id, label: row.name ?? row.title ?? "", ...more(row) }));
  };
}
