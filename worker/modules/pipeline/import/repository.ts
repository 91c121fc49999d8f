import { eq, type SQL, sql } from "drizzle-orm";
import { db, rows, type Statement } from "#worker/kernel/db/builder.ts";
import { perItem } from "#worker/kernel/db/per-item.ts";
import { chosen, type Place } from "../places/repository.ts";
import { deals } from "../tables.ts";

type Status = "open" | "won" | "lost";
export type Told = {
  status?: Status | undefined;
  openedAt?: string | undefined;
  closedAt?: string | undefined;
  closeNote?: string | null | undefined;
  lostReasonId?: string | null | undefined;
  winReasonId?: string | null | undefined;
};

/** What events tell of a deal that a row is about, and how it stands. */
export function facts(id: string) {
  const { customerId, stageId, amountMinor, currency, status } = deals;
  return db.select({ customerId, stageId, amountMinor, currency, status }).from(deals).where(eq(deals.id, id));
}

/** What of a deal changes with its stage and its verdict; `usual` is when it was decided where nothing else says it. */
export function cells(id: string, place: Place, told: Told, usual?: string): Partial<typeof deals.$inferInsert> {
  const moved = Boolean(place.stageId || place.pipelineId);
  const stageId = moved ? chosen(place).stageId : sql`${deals.stageId}`;
  const reopened = told.status === "open" ? sql`${deals.status} <> 'open'` : sql`false`;
  const enteredStageAt = sql`case when ${deals.stageId} <> ${stageId} or ${reopened} then clock_timestamp() else ${deals.enteredStageAt} end`;
  return {
    ...(moved ? standing(id, place) : {}),
    ...decided(told, usual),
    ...(moved || told.status ? { enteredStageAt } : {}),
  } as object;
}

function standing(id: string, place: Place) {
  const { stageId, pipelineId } = chosen(place);
  return {
    stageId,
    pipelineId,
    position: sql`case when ${deals.stageId} = ${stageId} then ${deals.position} else app.place_deal(${id}, ${stageId}) end`,
  };
}

/** A reason that is not of the deal's verdict is left out. */
function decided({ status, openedAt, closedAt, ...why }: Told, usual: string | undefined) {
  if ([status, openedAt, closedAt, ...Object.values(why)].every((one) => one === undefined)) return {};
  const to = status ? sql`${status}::text` : sql`${deals.status}`;
  const closed = sql`case when ${to} <> 'open' then coalesce(${closedAt ?? null}::timestamptz, ${deals.closedAt}, ${usual ?? null}::timestamptz, clock_timestamp()) end`;
  const said = (value: string | null | undefined, stored: unknown, type: SQL) =>
    value === undefined ? sql`${stored}` : sql`${value}::${type}`;
  return {
    ...(status ? { status } : {}),
    closedAt: closed,
    createdAt: sql`least(coalesce(${openedAt ?? null}::timestamptz, ${deals.createdAt}), ${closed})`,
    closeNote: sql`case when ${to} <> 'open' then ${said(why.closeNote, deals.closeNote, sql`text`)} end`,
    lostReasonId: sql`case when ${to} = 'lost' then ${said(why.lostReasonId, deals.lostReasonId, sql`uuid`)} end`,
    winReasonId: sql`case when ${to} = 'won' then ${said(why.winReasonId, deals.winReasonId, sql`uuid`)} end`,
  };
}

/** Raises 422 where a lost deal has no reason. */
export function mustSayWhy(id: string): Statement<unknown> {
  return perItem(
    () => "deal says why",
    id,
    (ids) =>
      rows(sql`select app.fail(422, 'required', '{"path": "lostReasonId"}') from ${deals}
        where ${deals.id} = any(${sql.param(ids)}::uuid[]) and ${deals.status} = 'lost' and ${deals.lostReasonId} is null`),
  );
}
