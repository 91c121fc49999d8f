import { get } from "../load/get.ts";
import { median } from "../median.ts";
import { settle } from "../stack/settle.ts";
import type { Running, Stack } from "../stack/stack.ts";
import { of } from "./requests.ts";

export type Tree = { name: string; ms: number; flat: number; ratio: number; total: number };

const FLAT = "/customers?filter[segment][in]=active&filter[createdAt][within]=last_year";

/** Filters with groups and related records, each against the plain filter of the same list. */
const TREES = [
  {
    name: "one of two groups",
    path: "/customers?filter[or][0][segment][in]=active&filter[or][0][createdAt][within]=last_year&filter[or][1][and][0][kind]=person&filter[or][1][and][1][province]=Ankara",
  },
  {
    name: "with an open deal above",
    path: "/customers?filter[related][deals.customerId][status]=open&filter[related][deals.customerId][amountMinor][gt]=2000000",
  },
  {
    name: "with a rare deal",
    path: "/customers?filter[related][deals.customerId][status]=open&filter[related][deals.customerId][amountMinor][gt]=$rare",
  },
  { name: "without any deal", path: "/customers?filter[unrelated][deals.customerId]=true" },
  {
    name: "a person, or with a won deal",
    path: "/customers?filter[or][0][kind]=person&filter[or][1][related][deals.customerId][status]=won",
  },
  {
    name: "deals of customers from a city",
    path: "/deals?filter[related][customerId][province]=Ankara",
  },
  {
    name: "of customers with open tasks",
    path: "/deals?filter[related][customerId][related][tasks.customerId][done]=false",
  },
] as const;

/** Milliseconds a request, in turns; ratio is that of the tree ÷ that of the flat filter. */
export async function measureTrees(stack: Stack, ours: Running, rounds: number, ms: number): Promise<Tree[]> {
  const { rows } = await stack.owner.query<{ rare: string }>(
    `select coalesce(amount_minor, 0)::text as rare from deals where tenant_id = (select id from tenants where slug = 't1')
      and status = 'open' and archived_at is null order by amount_minor desc offset 10 limit 1`,
  );
  const flat = of(1, "GET", `${FLAT}&limit=50`);
  const measured: Tree[] = [];
  for (const { name, path } of TREES) {
    const request = of(1, "GET", `${path.replace("$rare", rows[0]?.rare ?? "0")}&limit=50`);
    const seen: { tree: number; flat: number }[] = [];
    const run = async (one: typeof request) =>
      1000 /
      (await stack.load.run({ kind: "http", port: ours.port, requests: [one], expected: 200, connections: 1, ms }))
        .perSecond;
    await run(request);
    for (let round = 0; round < rounds; round++) {
      seen.push({ tree: await run(request), flat: await run(flat) });
      await settle(stack.neon);
    }
    const answer = JSON.parse(await get(ours.port, request.path, request.headers)) as { page: { total: number } };
    measured.push({
      name,
      ms: median(seen.map(({ tree }) => tree)),
      flat: median(seen.map((one) => one.flat)),
      ratio: median(seen.map((one) => one.tree / one.flat)),
      total: answer.page.total,
    });
  }
  return measured;
}
