import { Box, CircleCheck, FolderKanban, SquareKanban } from "lucide-react";
import type { Found } from "#app/shell/command-palette.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { searchEverything } from "#worker/modules/search/index.ts";

/** The palette's search over all records, through the API's own door. */
export async function searchRecords(q: string, signal: AbortSignal): Promise<Found[]> {
  const answer = await fetch(`/api/v1/search?q=${encodeURIComponent(q)}`, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const { customers, deals, projects, tasks, records } = (await answer.json()) as OutputOf<typeof searchEverything>;
  return [
    ...customers.map((hit) => ({ ...named(hit), avatar: hit.kind, to: `/customers/${hit.id}` })),
    ...deals.map((hit) => ({ ...named(hit), icon: SquareKanban, to: `/deals/${hit.id}` })),
    ...projects.map((hit) => ({ ...named(hit), icon: FolderKanban, to: `/projects/${hit.id}` })),
    ...records.map((hit) => ({ ...named(hit), icon: Box, to: `/objects/${hit.object}/${hit.id}` })),
    ...tasks.map((hit) => ({ ...named(hit), icon: CircleCheck, to: `/tasks?q=${encodeURIComponent(hit.name)}` })),
  ];
}

type Hit = { id: string; name: string; detail: string | null; foundBy: { field: string; value: string } | null };

function named({ id, name, detail, foundBy }: Hit) {
  const said = foundBy ? `${foundBy.field}: ${foundBy.value}` : detail;
  return { id, label: name, ...(said ? { detail: said } : {}) };
}
