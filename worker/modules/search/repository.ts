import { sql } from "drizzle-orm";
import { rows } from "#worker/kernel/db/builder.ts";
import { needleOf } from "#worker/kernel/db/search.ts";
import { MOST_HITS } from "./options.ts";

type Hit = {
  id: string;
  name: string;
  detail: string | null;
  foundBy: { field: string; value: string } | null;
};

/**
 * The best hits of each resource, beginnings first and what own fields hold last. `app.find` names them by the indexes that
 * row security keeps out of reach; the rows come under row security as always. `own`: the tenant has objects of its own.
 */
export function hits(q: string, own: boolean) {
  const found = (resource: string) => sql`app.find(${resource}, ${needleOf(q)}, ${MOST_HITS}) f`;
  return {
    customers: rows<Hit & { kind: "person" | "company" }>(sql`
      select c.id, c.name, c.kind, coalesce(b.name, c.emails[1], c.phones[1]) as detail, f.found_by as "foundBy"
      from ${found("customers")} join customers c on c.id = f.id left join customers b on b.id = c.company_id
      order by f.rank, c.name collate "tr-x-icu", c.id`),
    deals: rows<Hit & { status: "open" | "won" | "lost" }>(sql`
      select d.id, d.name, d.status, c.name as detail, f.found_by as "foundBy"
      from ${found("deals")} join deals d on d.id = f.id left join customers c on c.id = d.customer_id
      order by f.rank, d.name collate "tr-x-icu", d.id`),
    projects: rows<Hit & { status: string }>(sql`
      select p.id, p.name, p.status, c.name as detail, f.found_by as "foundBy"
      from ${found("projects")} join projects p on p.id = f.id left join customers c on c.id = p.customer_id
      order by f.rank, p.name collate "tr-x-icu", p.id`),
    tasks: rows<Hit & { done: boolean }>(sql`
      select t.id, t.title as name, t.done_at is not null as done, c.name as detail, f.found_by as "foundBy"
      from ${found("tasks")} join tasks t on t.id = f.id left join customers c on c.id = t.customer_id
      order by f.rank, t.title collate "tr-x-icu", t.id`),
    records: rows<Hit & { object: string }>(sql`
      select r.id, r.name, o.label as detail, o.name as object, f.found_by as "foundBy"
      from ${own ? found("records") : sql`(select null::uuid as id, 0 as rank, null::jsonb as found_by where false) f`}
      join records r on r.id = f.id join objects o on o.id = r.object_id
      order by f.rank, r.name collate "tr-x-icu", r.id`),
  };
}
