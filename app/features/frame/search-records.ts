import type { Found } from "#app/shell/command-palette.tsx";

type Customers = { data: { id: string; name: string; kind: "person" | "company"; companyName: string | null }[] };

/** The palette's search over all records, through the API's own door. */
export async function searchRecords(q: string, signal: AbortSignal): Promise<Found[]> {
  const answer = await fetch(`/api/v1/customers?limit=8&q=${encodeURIComponent(q)}`, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const { data } = (await answer.json()) as Customers;
  return data.map(({ id, name, kind, companyName }) => ({ id, label: name, avatar: kind, to: `/customers/${id}`, ...(companyName ? { detail: companyName } : {}) }));
}
