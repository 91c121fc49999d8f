/**
 * One rule over the database's own catalogue. `query` answers the offenders in a column `found`; `breaks` makes one named
 * `expected`, inside a transaction that is rolled back, to show that the rule can fail.
 */
export type Rule = {
  name: string;
  query: string;
  breaks: string;
  expected: string;
  /** Offenders that are right as they are, each with its reason. */
  allowed?: Record<string, string>;
};

/** Tables of ours: in `public`, ordinary or partitioned, but for the list of migrations, which nobody else may read. */
export const ours =
  "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f') and c.relname <> 'schema_migrations'";

/** Tables of tenants' rows. `hosts` stands above the tenants: it says which host is whose. */
export const tenants = `${ours} and c.relname <> 'hosts'
  and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped)`;

/** A table as it should be, for a rule to break in one place. */
export function good(name: string, columns = ""): string {
  return `create table public.${name} (tenant_id uuid not null default app.tenant_id(), id uuid not null${columns}, primary key (tenant_id, id))`;
}
