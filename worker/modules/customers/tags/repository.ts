import { eq, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { customerTags, tags } from "../tables.ts";

type Stored = { id: string; name: string; customers: number };

/** By name. `app.tag_counts` counts the customers that the actor sees: row security on each link would cost a look-up each. */
export function all(most: number) {
  return rows<Stored>(sql`select t.id, t.name, coalesce(c.customers, 0)::int as customers
    from ${tags} t left join app.tag_counts() c on c.tag_id = t.id order by t.name collate "tr-x-icu", t.id limit ${most}`);
}

export function one(id: string) {
  return rows<Stored>(sql`select t.id, t.name, coalesce(c.customers, 0)::int as customers
    from ${tags} t left join app.tag_counts(${id}) c on true where t.id = ${id}`);
}

export function rename(id: string, name: string) {
  return db.update(tags).set({ name }).where(eq(tags.id, id));
}

/** Puts the tag `into` on every customer that carries `id`. */
export function carryOver(id: string, into: string) {
  return rows(sql`insert into ${customerTags} (id, customer_id, tag_id)
    select uuidv7(), customer_id, ${into} from ${customerTags} where tag_id = ${id}
    on conflict (tenant_id, customer_id, tag_id) do nothing`);
}

export function remove(id: string) {
  return db.delete(tags).where(eq(tags.id, id));
}

/** Raises 403 unless the actor may change all customers, 404 when there is no such tag. */
export function mustBeThere(id: string) {
  return row(sql`select app.guard(app.may_all('customers:write'), 403, 'forbidden'),
    app.guard(exists (select from ${tags} where ${tags.id} = ${id}), 404, 'not_found')`);
}

/** Raises 403 unless the actor sees all customers: what it does not see would lose the tag. */
export function mustSeeAll() {
  return row(sql`select app.guard(app.may_all('customers:read'), 403, 'forbidden')`);
}
