import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { row, rows } from "#worker/kernel/db/builder.ts";
import { compare } from "#worker/kernel/db/compare.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import type { Operator } from "#worker/kernel/list/fields.ts";
import { type MemberRole, MOST_LEVELS, MOVED_AT_ONCE, type Rules } from "./options.ts";
import { territories, territoryMembers } from "./tables.ts";

export type Member = {
  userId: string;
  name: string;
  role: MemberRole;
  fromDay: string | null;
  untilDay: string | null;
};
export type Found = {
  id: string;
  name: string;
  parentId: string | null;
  priority: number;
  provinces: number[];
  rules: Rules;
  members: Member[];
  customers: number;
  version: number;
  createdAt: string;
  updatedAt: string;
};

/** All of them by name, or some whose names contain a text. */
export function all(q?: string) {
  return rows<Found>(sql`select t.id, t.name, t.parent_id as "parentId", t.priority, t.provinces, t.rules, t.version,
      ${utc(sql`t.created_at`)} as "createdAt", ${utc(sql`t.updated_at`)} as "updatedAt", coalesce(c.n, 0) as customers,
      coalesce((select jsonb_agg(jsonb_build_object('userId', m.user_id, 'name', u.name, 'role', m.role, 'fromDay', m.from_day, 'untilDay', m.until_day)
        order by m.role desc, u.name) from ${territoryMembers} m join users u on u.id = m.user_id where m.territory_id = t.id), '[]') as members
    from ${territories} t left join (select territory_id, count(*)::int as n from customers
      where territory_id is not null and archived_at is null group by 1) c on c.territory_id = t.id
    where ${hasWords(sql`t.name`, q) ?? sql`true`} order by t.name collate "tr-x-icu", t.id ${q ? sql`limit 50` : sql``}`);
}

/** One change of the tree at a time, and none while customers are written: they wait for it, and it for them. */
export function takeTurn() {
  return row(sql`select pg_advisory_xact_lock(hashtextextended('territories' || app.tenant_id()::text, 0))`);
}

export type Values = {
  name?: string | undefined;
  parentId?: string | null | undefined;
  priority?: number | undefined;
  provinces?: number[] | undefined;
  rules?: Rules | undefined;
};

export function insert(id: string, { name, parentId = null, priority = 0, provinces = [], rules = {} }: Values) {
  return row(sql`insert into ${territories} (id, name, parent_id, priority, provinces, rules)
    values (${id}, ${name}, ${parentId}, ${priority}, ${sql.param(provinces)}::int[], ${JSON.stringify(rules)}::jsonb)`);
}

export function insertMany(list: readonly (Values & { id: string; name: string })[]) {
  return rows(sql`insert into ${territories} (id, name, parent_id, provinces)
    select e.id, e.name, e."parentId", array(select jsonb_array_elements_text(e.provinces)::int)
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as e(id uuid, name text, "parentId" uuid, provinces jsonb)`);
}

export function update(id: string, { name, parentId, priority, provinces, rules }: Values) {
  const set = [
    name === undefined ? [] : [sql`name = ${name}`],
    parentId === undefined ? [] : [sql`parent_id = ${parentId}::uuid`],
    priority === undefined ? [] : [sql`priority = ${priority}`],
    provinces === undefined ? [] : [sql`provinces = ${sql.param(provinces)}::int[]`],
    rules === undefined ? [] : [sql`rules = ${JSON.stringify(rules)}::jsonb`],
  ].flat();
  return rows(
    sql`update ${territories} set ${sql.join(set.length > 0 ? set : [sql`name = name`], sql`, `)} where id = ${id}`,
  );
}

/** Raises 409 where one would stand below itself or too deep. */
export function mustBeTree() {
  return row(sql`select app.check_territories(${MOST_LEVELS})`);
}

/** For guards. */
export function isNone(): SQL {
  return sql`select not exists (select from ${territories})`;
}

export function areFewer(most: number): SQL {
  return sql`select count(*) < ${most} from ${territories}`;
}

/** Raises 422 for rules about a field that customers do not have. */
export function mustKnowFields({ fields = [] }: Rules) {
  return rows(sql`select app.fail(422, 'territories.unknown_field', jsonb_build_object('path', 'rules.fields.' || (f.at - 1) || '.key'))
    from unnest(${sql.param(fields.map(({ key }) => key))}::text[]) with ordinality f(key, at)
    where not exists (select from fields x where x.object = 'customers' and x.key = f.key and x.slot ~ '^(text|number)_' and x.archived_at is null)`);
}

export type Moved = { moved: number; jobId: string | null };

/** Moves who belongs elsewhere by now, at once or by the job; 409 unless they are those that the token tells of. */
export function settle(job: string, fresh: string | null, token: string | undefined) {
  return row<{ settled: Moved }>(
    sql`select app.settle_territories(${job}, ${fresh}::uuid, ${token ?? null}, ${MOVED_AT_ONCE}) as settled`,
  );
}

export function remove(id: string, token: string | undefined) {
  return row<{ settled: Moved }>(sql`select app.remove_territory(${id}, ${token ?? null}) as settled`);
}

export type Change = Omit<Values, "name"> & { id: string; remove?: boolean | undefined };
export type Preview = {
  moved: number;
  token: string;
  pairs: { from: string | null; to: string | null; customers: number }[];
  owners: { ownerId: string | null; customers: number }[];
};
export type Sample = { id: string; name: string; ownerName: string | null; from: string | null; to: string | null };
type Names = Record<string, string>;

/** What a change would move. Names only of what the actor sees. */
export function preview(change: Change) {
  return row<{ preview: Preview; sample: Sample[]; names: Names; people: Names }>(sql`select p.preview,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'ownerName', u.name, 'from', s.one -> 'from', 'to', s.one -> 'to') order by s.at)
        from jsonb_array_elements(p.preview -> 'sample') with ordinality s(one, at) join customers c on c.id = (s.one ->> 'id')::uuid
          left join users u on u.id = c.owner_id), '[]') as sample,
      coalesce((select jsonb_object_agg(t.id, t.name) from ${territories} t), '{}') as names,
      coalesce((select jsonb_object_agg(u.id, u.name) from users u where u.id = any(array(
        select (o ->> 'ownerId')::uuid from jsonb_array_elements(p.preview -> 'owners') o))), '{}') as people
    from app.preview_territories(${JSON.stringify(change)}::jsonb) p(preview)`);
}

type NewMember = {
  userId: string;
  role: MemberRole;
  fromDay?: string | null | undefined;
  untilDay?: string | null | undefined;
};

/** Makes a territory's members exactly these. */
export function setMembers(id: string, members: readonly NewMember[]) {
  const list = sql`jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as e("userId" uuid, role text, "fromDay" date, "untilDay" date)`;
  return {
    known: rows(sql`select app.must_see('users', e."userId", 'members') from ${list}`),
    left: rows(
      sql`delete from ${territoryMembers} where territory_id = ${id} and not user_id = any(array(select e."userId" from ${list}))`,
    ),
    joined: rows(sql`insert into ${territoryMembers} as m (id, territory_id, user_id, role, from_day, until_day)
      select distinct on (e."userId") uuidv7(), ${id}::uuid, e."userId", e.role, e."fromDay", e."untilDay" from ${list}
      on conflict (tenant_id, territory_id, user_id) do update set role = excluded.role, from_day = excluded.from_day, until_day = excluded.until_day`),
  };
}

/** Keeps a customer where it is put; with null the rules decide again. */
export function pin(id: string, territoryId: string | null) {
  return rows(
    sql`update customers set territory_id = ${territoryId}::uuid, territory_pinned = ${territoryId !== null} where id = ${id}`,
  );
}

export function placeNext(job: string, most: number) {
  return row<{ step: "done" | "more" }>(sql`select app.place_next(${job}, ${most}) as step`);
}

/** The condition that a record is in one of these territories, or in one below them. */
export function inTerritory(column: AnyPgColumn, operator: Operator, value: unknown): SQL | undefined {
  if (operator === "empty") return compare(column, operator, value);
  const within = sql`${column} = any(array(with recursive below as (
    select t.id from ${territories} t where t.id = any(${sql.param([value].flat())}::uuid[])
    union select t.id from ${territories} t join below b on t.parent_id = b.id) select id from below))`;
  return operator === "nin" ? sql`(${column} is null or not ${within})` : within;
}

function utc(moment: SQL): SQL {
  return sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
