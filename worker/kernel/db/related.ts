import { and, eq, getTableName, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Filter } from "../list/fields.ts";
import { filterObject } from "../list/filter-input.ts";
import { parseAt, unknownField } from "../parse.ts";
import type { Tenant } from "../tenant.ts";
import { aliased, columnIn, onColumns } from "./aliased.ts";
import type { Filterables } from "./compare.ts";
import { joined } from "./lists.ts";
import { kindIn, relationOf } from "./relations.ts";

/** Whose records are asked for: `object` where they are such that take fields of the tenant's own and hang together. */
export type Of = { tenant: Tenant | null; object?: string };

type FilterBy = (filter: Filter, fields: Filterables, of: Of, path: readonly string[]) => SQL | undefined;

/**
 * There is a record (`none`: there is none) that hangs together with this one as `name` says, is not archived, and fits
 * what was `sent`. What the actor may not see is not there: row security decides. Throws 422 for an unknown relation or field.
 *
 * An `exists` leaves the planner every way: from either side, or by hash inside an `or`.
 */
export function relatedBy(
  name: string,
  sent: unknown,
  none: boolean,
  of: Of,
  path: readonly string[],
  filterBy: FilterBy,
): SQL | undefined {
  const relation = relationOf(of, name);
  if (!relation) throw unknownField(path);
  const { object, ours, theirs, tenantId, hidden, through } = relation;
  const { kind, objectId } = kindIn(of, object);
  const filter = parseAt(filterObject(kind.fields, true), sent, path);
  const { archived, ...asked } = filter as Filter & { archived?: { eq?: unknown } };
  const table = getTableName(theirs.table);
  const inner: Of = { tenant: of.tenant, object };
  const [atOurs, ofTheirs] = none || through || theirs !== kind.id ? [undefined, asked] : parted(asked, inner, kind.id);
  const here = atOurs && filterBy(atOurs, kind.filters, inner, path);
  const alias = `related_${path.filter((part) => part === "related" || part === "unrelated").length}`;
  const fits = and(
    kind.object && objectId ? eq(kind.object, objectId) : undefined,
    kind.archivedAt && (archived?.eq === true ? isNotNull(kind.archivedAt) : isNull(kind.archivedAt)),
    filterBy(ofTheirs, kind.filters, inner, path),
  );
  const by = through && joined(through.field, ours, through.forward, alias);
  const from = sql`${sql.identifier(table)} ${sql.identifier(alias)}`;
  const there = sql`exists (select from ${by ? sql`${by.from}, ${from}` : from} where ${and(
    sql`${columnIn(alias, kind.tenantId)} = ${tenantId}`,
    by?.on ?? sql`${columnIn(alias, theirs)} = ${ours}`,
    fits && aliased(fits, table, alias),
  )})`;
  return and(
    hidden ? sql.raw(`not ${hidden}`) : undefined,
    none ? not(there) : there,
    here && onColumns(here, table, ({ name: column }) => (column === kind.id.name ? ours : tenantId)),
  );
}

/**
 * What hangs on the one record that is pointed at hangs on the column that points: deals of customers with tasks are deals
 * with a customer, and with tasks of that `customer_id`. Asked so, the planner may begin at the tasks.
 */
function parted({ related, ...rest }: Filter, of: Of, id: AnyPgColumn): [Filter | undefined, Filter] {
  const byId: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [name, asked] of Object.entries(related ?? {}))
    (relationOf(of, name)?.ours === id ? byId : others)[name] = asked;
  return [{ related: byId } as Filter, { ...rest, related: others } as Filter];
}
