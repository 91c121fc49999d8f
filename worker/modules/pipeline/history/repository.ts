import { asc, eq, type SQL, sql } from "drizzle-orm";
import { db, rows, type Statement, type Statements } from "#worker/kernel/db/builder.ts";
import { perItem } from "#worker/kernel/db/per-item.ts";
import { dealStages, deals, stages } from "../tables.ts";

/** The stages of a deal, from the first to where it stands. */
export function ofDeal(id: string) {
  return db
    .select({
      id: dealStages.id,
      stageId: dealStages.stageId,
      stageName: stages.name,
      amountMinor: dealStages.amountMinor,
      currency: dealStages.currency,
      enteredAt: dealStages.enteredAt,
      leftAt: dealStages.leftAt,
      leftAmountMinor: dealStages.leftAmountMinor,
      leftCurrency: dealStages.leftCurrency,
      leftBy: dealStages.leftBy,
    })
    .from(dealStages)
    .innerJoin(stages, eq(stages.id, dealStages.stageId))
    .where(eq(dealStages.dealId, id))
    .orderBy(asc(dealStages.enteredAt), asc(dealStages.id));
}

/** Brings the history of one deal, or of all in some stages, in line with where they stand now. After every move and verdict. */
export function keep(which: { dealId: string } | { stageIds: string[] }): Statements {
  if ("stageIds" in which) return inLine((sent) => sent(sql`d.stage_id = any(${sql.param(which.stageIds)}::uuid[])`));
  return inLine((sent, name) =>
    perItem(
      () => `deal ${name}`,
      which.dealId,
      (ids) => sent(sql`d.id = any(${sql.param(ids)}::uuid[])`),
    ),
  );
}

type Sent = (those: SQL) => Statement<unknown>;

function inLine(of: (sent: Sent, name: string) => Statement<unknown>): Statements {
  return {
    left: of(
      (those) =>
        rows(sql`update ${dealStages} h
          set left_at = greatest(h.entered_at, case when d.status = 'open' then d.entered_stage_at else d.closed_at end),
            left_amount_minor = d.amount_minor, left_currency = d.currency, left_by = case when d.status = 'open' then 'moved' else d.status end
          from ${deals} d where d.tenant_id = h.tenant_id and d.id = h.deal_id and ${those}
            and h.left_at is null and (h.stage_id <> d.stage_id or d.status <> 'open')`),
      "left",
    ),
    entered: of(
      (those) =>
        rows(sql`insert into ${dealStages} (id, deal_id, stage_id, amount_minor, currency, entered_at)
          select uuidv7(), d.id, d.stage_id, d.amount_minor, d.currency, d.entered_stage_at from ${deals} d where ${those} and d.status = 'open'
            and not exists (select from ${dealStages} h where h.deal_id = d.id and h.left_at is null)`),
      "entered",
    ),
  };
}

/** The visit of a deal that came in decided: from when it was opened, which is not always known, to when it was decided. */
export function keepDecided(dealId: string): Statement<unknown> {
  return perItem(
    () => "deal decided",
    dealId,
    (ids) =>
      rows(sql`insert into ${dealStages} (id, deal_id, stage_id, amount_minor, currency, entered_at, left_at, left_amount_minor, left_currency, left_by)
        select uuidv7(), d.id, d.stage_id, d.amount_minor, d.currency, d.created_at, d.closed_at, d.amount_minor, d.currency, d.status
        from ${deals} d where d.id = any(${sql.param(ids)}::uuid[]) and d.status <> 'open' and d.created_at < d.closed_at`),
  );
}
