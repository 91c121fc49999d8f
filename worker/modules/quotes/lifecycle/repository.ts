import { and, eq, type SQL, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { facts } from "../repository.ts";
import { type Buyer, quoteLines, quoteSettings, quotes, type Seller } from "../tables.ts";

/** No version came after it. */
export function isLatest(id: string): SQL {
  return sql`select not exists (select from ${quotes} n where coalesce(n.root_id, n.id) = coalesce(q.root_id, q.id) and n.revision > q.revision)
    from ${quotes} q where q.id = ${id}`;
}

/** The next number of the year, if it has none: TK-2026-0001. Waits for whoever is taking one. */
export function number(id: string, counterId: string, year: string, prefix: string) {
  return rows(sql`with taken as (
      insert into quote_numbers as n (id, year, last) select ${counterId}, ${year}::int, 1 where exists (select from ${quotes} where id = ${id} and number is null)
      on conflict (tenant_id, year) do update set last = n.last + 1 returning last)
    update ${quotes} set number = coalesce((select prefix from ${quoteSettings}), ${prefix}) || '-' || ${year} || '-' || lpad(taken.last::text, greatest(4, length(taken.last::text)), '0')
      from taken where ${quotes.id} = ${id}`);
}

/** What the document says of both sides, as it is now. */
export function parties(id: string) {
  return {
    seller: db.select().from(quoteSettings),
    buyer: row<Buyer | undefined>(
      sql`select c.name, c.tax_number as "taxNumber", c.tax_office as "taxOffice",
        nullif(concat_ws(', ', c.address, concat_ws(' / ', c.district, c.province)), '') as address
      from ${quotes} join ${customers} c on c.id = ${quotes.customerId} where ${quotes.id} = ${id}`,
    ),
  };
}

/** Copies a quote as the next version of itself. */
export function copy(id: string, copyId: string, validUntil: string) {
  return {
    made: rows(sql`insert into ${quotes} (id, root_id, revision, name, number, customer_id, deal_id, owner_id, emails, language, currency, price_list_id,
        valid_until, discount_bp, discount_minor, notes, terms, list_minor, lines_minor, off_minor, net_minor, vat_minor, total_minor)
      select ${copyId}, coalesce(root_id, id), revision + 1, name, number, customer_id, deal_id, owner_id, emails, language, currency, price_list_id,
        greatest(valid_until, ${validUntil}::date), discount_bp, discount_minor, notes, terms, list_minor, lines_minor, off_minor, net_minor, vat_minor, total_minor
      from ${quotes} where id = ${id}`),
    copied:
      rows(sql`insert into ${quoteLines} (id, quote_id, position, product_id, name, description, unit, quantity_milli, unit_price_minor, discount_bp,
        discount_minor, vat_bp, list_price_minor, net_minor, share_minor)
      select uuidv7(), ${copyId}, position, product_id, name, description, unit, quantity_milli, unit_price_minor, discount_bp, discount_minor, vat_bp,
        list_price_minor, net_minor, share_minor from ${quoteLines} where quote_id = ${id}`),
  };
}

/** Sent ones whose last day is over. */
export function overdue(day: string, most: number) {
  return db
    .select({ id: quotes.id, ...facts })
    .from(quotes)
    .where(and(eq(quotes.status, "sent"), sql`${quotes.validUntil} < ${day}::date`))
    .limit(most);
}

/** Raises 409 when one of them was answered meanwhile: then nothing of it stays, and it is tried again. */
export function expire(ids: string[]) {
  return row<{
    many: number;
  }>(sql`with gone as (update ${quotes} set status = 'expired' where id = any(${sql.param(ids)}::uuid[]) and status = 'sent' returning id)
    select count(*)::int as many, app.guard(count(*) = ${ids.length}::int, 409, 'busy') from gone`);
}

export function send(
  id: string,
  { hash, sealed, ...sides }: { hash: string; sealed: string; seller: Seller; buyer: Buyer },
) {
  const link = { linkHash: hash, linkSealed: sealed };
  return db
    .update(quotes)
    .set({ status: "sent", sentAt: sql`now()`, mailedAt: null, ...link, ...sides })
    .where(eq(quotes.id, id));
}

/** Its link works no longer. */
export function supersede(id: string) {
  return db.update(quotes).set({ status: "superseded", linkHash: null, linkSealed: null }).where(eq(quotes.id, id));
}

export function unmail(id: string) {
  return db.update(quotes).set({ mailedAt: null }).where(eq(quotes.id, id));
}

export function mailed(id: string) {
  return db.update(quotes).set({ mailedAt: sql`now()` }).where(eq(quotes.id, id));
}

/** For guards: sent, and nobody has mailed it yet. */
export function isUnmailed(id: string): SQL {
  return sql`select ${quotes.status} = 'sent' and ${quotes.mailedAt} is null from ${quotes} where ${quotes.id} = ${id} for update`;
}

/** Raises 404 unless the actor may change it: who only reads it sends it to nobody. */
export function mustBeThere(id: string) {
  return row(sql`select app.lock_row('quotes', ${id}::uuid)`);
}

export function linkOf(id: string) {
  return db.select({ sealed: quotes.linkSealed }).from(quotes).where(eq(quotes.id, id));
}

/** What the mail of a quote says. */
export function letter(id: string) {
  return db
    .select({
      sealed: quotes.linkSealed,
      status: quotes.status,
      mailedAt: quotes.mailedAt,
      emails: quotes.emails,
      language: quotes.language,
      number: quotes.number,
      name: quotes.name,
      validUntil: quotes.validUntil,
      totalMinor: quotes.totalMinor,
      currency: quotes.currency,
      buyer: quotes.buyer,
    })
    .from(quotes)
    .where(eq(quotes.id, id));
}
