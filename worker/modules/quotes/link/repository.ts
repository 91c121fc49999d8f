import { and, eq, type SQL, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { linesWhere } from "../lines/repository.ts";
import { quoteLines, quotes } from "../tables.ts";

const linked = (hash: string) => eq(quotes.linkHash, hash);

/** The quote behind a link that was not revoked, with its lines. */
export function byLink(hash: string) {
  return documentWhere(linked(hash));
}

export function byId(id: string) {
  return documentWhere(eq(quotes.id, id));
}

function documentWhere(where: SQL) {
  return {
    found: db
      .select({
        id: quotes.id,
        number: quotes.number,
        revision: quotes.revision,
        name: quotes.name,
        status: quotes.status,
        language: quotes.language,
        currency: quotes.currency,
        customerId: quotes.customerId,
        dealId: quotes.dealId,
        sentAt: quotes.sentAt,
        validUntil: quotes.validUntil,
        seller: quotes.seller,
        buyer: quotes.buyer,
        notes: quotes.notes,
        terms: quotes.terms,
        linesMinor: quotes.linesMinor,
        offMinor: quotes.offMinor,
        discountBp: quotes.discountBp,
        discountMinor: quotes.discountMinor,
        netMinor: quotes.netMinor,
        vatMinor: quotes.vatMinor,
        totalMinor: quotes.totalMinor,
        firstViewedAt: quotes.firstViewedAt,
        answeredAt: quotes.answeredAt,
        answeredName: quotes.answeredName,
      })
      .from(quotes)
      .where(where),
    lines: linesWhere(sql`${quoteLines.quoteId} = (select ${quotes.id} from ${quotes} where ${where})`),
  };
}

export function countView(hash: string) {
  return db
    .update(quotes)
    .set({ views: sql`${quotes.views} + 1`, firstViewedAt: sql`coalesce(${quotes.firstViewedAt}, clock_timestamp())` })
    .where(linked(hash));
}

/** Holds the quote until the end. Raises 404 for a link that is nobody's by now. */
export function hold(hash: string) {
  return row(
    sql`select app.guard(count(*) = 1, 404, 'not_found') from (select from ${quotes} where ${linked(hash)} for update) held`,
  );
}

/** For guards. */
export function isOpen(hash: string): SQL {
  return sql`select ${quotes.status} = 'sent' from ${quotes} where ${linked(hash)}`;
}

export function isInTime(hash: string, day: string): SQL {
  return sql`select ${quotes.validUntil} >= ${day}::date from ${quotes} where ${linked(hash)}`;
}

type Answer = { status: "accepted" | "declined"; name: string | null; note: string | null; ip: string; agent: string };

export function answer(hash: string, { status, name, note, ip, agent }: Answer) {
  return db
    .update(quotes)
    .set({
      status,
      answeredAt: sql`clock_timestamp()`,
      answeredName: name,
      answeredIp: ip,
      answeredAgent: agent.slice(0, 400),
      answerNote: note,
    })
    .where(and(linked(hash), eq(quotes.status, "sent")));
}

/** The deal is worth what was accepted, as long as it is open. */
export function worthIt(hash: string) {
  return rows(sql`update ${deals} d set amount_minor = q.net_minor, currency = q.currency from ${quotes} q
    where q.link_hash = ${hash} and q.status = 'accepted' and d.id = q.deal_id and d.status = 'open' and d.archived_at is null`);
}
