import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "#worker/kernel/db/builder.ts";
import type { AnalyseWinLoss, DIMENSIONS } from "../analysis/contract.ts";
import { closedIn, ownedBy } from "../analysis/repository.ts";
import { competitors, deals, lostReasons, pipelines, winReasons } from "../tables.ts";

export type Dimension = (typeof DIMENSIONS)[number];
export type Closed = { won: number; lost: number; wonMinor: number; lostMinor: number };
export type ClosedBy = Closed & { by: Dimension | "total"; key: string | null; label: string | null };

/** What a closed deal is told apart by: its key, its name, and which deals it is asked of. */
const told: Readonly<Record<Dimension, { key: SQL; label: SQL; of?: SQL }>> = {
  lost_reason: { key: sql`lost_reason_id::text`, label: sql`lost_reason`, of: sql`status = 'lost'` },
  win_reason: { key: sql`win_reason_id::text`, label: sql`win_reason`, of: sql`status = 'won'` },
  competitor: { key: sql`competitor_id::text`, label: sql`competitor`, of: sql`competitor_id is not null` },
  owner: { key: sql`owner_id::text`, label: sql`owner` },
  customer_kind: { key: sql`kind`, label: sql`kind` },
  source: { key: sql`source`, label: sql`source` },
  pipeline: { key: sql`pipeline_id::text`, label: sql`pipeline` },
};

/** What was closed in the period: in all, and by everything it can be told apart by. */
export function closed({ from, to, pipelineId, ...whose }: z.output<typeof AnalyseWinLoss>, currency: string) {
  const of = (status: string) => sql`count(*) filter (where status = ${status})::int`;
  const worth = (status: string) =>
    sql`coalesce(sum(amount_minor) filter (where status = ${status} and currency = ${currency}), 0)::float8`;
  const figures = sql`${of("won")} as won, ${of("lost")} as lost, ${worth("won")} as "wonMinor", ${worth("lost")} as "lostMinor"`;
  const parts = Object.entries(told).map(
    ([by, { key, label, of }]) =>
      sql`select ${by}::text as by, ${key} as key, ${label} as label, ${figures} from closed where ${of ?? sql`true`} group by 2, 3`,
  );
  return rows<ClosedBy>(sql`with closed as materialized (
      select d.*, l.name as lost_reason, w.name as win_reason, c.name as competitor, u.name as owner, p.name as pipeline, k.kind, k.source
      from (select d.tenant_id, d.status, d.amount_minor, d.currency, d.lost_reason_id, d.win_reason_id, d.competitor_id, d.owner_id,
          d.pipeline_id, d.customer_id from ${deals} d
        where d.status in ('won', 'lost') and ${closedIn(from, to)}
          and ${pipelineId ? sql`d.pipeline_id = ${pipelineId}` : sql`true`} and ${ownedBy(whose)}) d
      left join ${lostReasons} l on l.id = d.lost_reason_id left join ${winReasons} w on w.id = d.win_reason_id
      left join ${competitors} c on c.id = d.competitor_id left join users u on u.id = d.owner_id
      left join ${pipelines} p on p.id = d.pipeline_id left join customers k on k.tenant_id = d.tenant_id and k.id = d.customer_id)
    select 'total' as by, null::text as key, null::text as label, ${figures} from closed
    union all ${sql.join(parts, sql` union all `)} order by won desc, lost desc, label`);
}
