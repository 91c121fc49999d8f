import { OWN } from "../data/own.ts";
import { get } from "../load/get.ts";
import type { HttpRequest } from "../load/job.ts";
import { median } from "../median.ts";
import { settle } from "../stack/settle.ts";
import type { Running, Stack } from "../stack/stack.ts";
import { of } from "./requests.ts";

export type OwnFields = { name: string; own: number; builtIn: number; ratio: number };

/** The same question of a field of the tenant's own and of a built-in one, over the same rows of the same object. */
const PAIRS = [
  {
    name: "filter, sort by text",
    own: "filter[custom.danisman]=$p&sort=custom.ad",
    builtIn: "filter[ownerId]=$p&sort=name",
  },
  {
    name: "filter, newest first",
    own: "filter[custom.danisman]=$p&sort=-custom.tarih",
    builtIn: "filter[ownerId]=$p&sort=-createdAt",
  },
  { name: "sort by text", own: "sort=custom.ad", builtIn: "sort=name" },
  {
    name: "since a moment",
    own: "filter[custom.tarih][gte]=$t&sort=custom.tarih",
    builtIn: "filter[createdAt][gte]=$t&sort=createdAt",
  },
  { name: "groups", own: "groups=custom.danisman", builtIn: "groups=ownerId" },
  { name: "search", own: "q=$w", builtIn: "q=$n" },
] as const;

/** Milliseconds a request, of the first page and of one far on, in turns; ratio is own ÷ built-in. */
export async function measureOwnFields(stack: Stack, ours: Running, rounds: number, ms: number): Promise<OwnFields[]> {
  const { rows } = await stack.owner.query<{ person: string }>(
    "select id as person from users where tenant_id = (select id from tenants where slug = 't1') order by email limit 1",
  );
  const { rows: named } = await stack.owner.query<{ word: string; reversed: string }>(
    `select word, reverse(word) as reversed from (select split_part(name, ' ', 1) as word from records
      where tenant_id = (select id from tenants where slug = 't1')) names where length(word) > 3
      group by word order by count(*) desc, word offset 10 limit 1`,
  );
  const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
  const asked: Record<string, string> = {
    $p: rows[0]?.person ?? "",
    $t: since,
    $w: named[0]?.reversed ?? "",
    $n: named[0]?.word ?? "",
  };
  const ask = (query: string) =>
    of(
      1,
      "GET",
      `/objects/${OWN}/records?limit=50&${query.replace(/\$[ptwn]/, (name) => encodeURIComponent(asked[name] ?? ""))}`,
    );
  const measured: OwnFields[] = [];
  for (const { name, own, builtIn } of PAIRS) {
    const first = { own: ask(own), builtIn: ask(builtIn) };
    const far = { own: await pagesOn(ours, first.own), builtIn: await pagesOn(ours, first.builtIn) };
    measured.push(await inTurns(stack, ours, name, first, rounds, ms));
    measured.push(await inTurns(stack, ours, `${name}, page 20`, far, rounds, ms));
  }
  return measured;
}

type Pair = { own: HttpRequest; builtIn: HttpRequest };

async function inTurns(stack: Stack, { port }: Running, name: string, pair: Pair, rounds: number, ms: number) {
  const run = (request: HttpRequest, forMs: number) =>
    stack.load.run({ kind: "http", port, requests: [request], expected: 200, connections: 1, ms: forMs });
  const seen: Record<keyof Pair, number[]> = { own: [], builtIn: [] };
  for (const side of ["own", "builtIn"] as const) await run(pair[side], ms);
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (["own", "builtIn"] as const) : (["builtIn", "own"] as const)) {
      seen[side].push(1000 / (await run(pair[side], ms)).perSecond);
      await settle(stack.neon);
    }
  }
  const ratio = median(seen.own.map((one, i) => one / (seen.builtIn[i] ?? Number.NaN)));
  return { name, own: median(seen.own), builtIn: median(seen.builtIn), ratio };
}

/** The same request, nineteen pages on. */
async function pagesOn({ port }: Running, request: HttpRequest): Promise<HttpRequest> {
  let path = request.path;
  for (let page = 1; page < 20; page++) {
    const answer = JSON.parse(await get(port, path, request.headers)) as { page: { next: string | null } };
    if (answer.page.next) path = `${request.path}&cursor=${answer.page.next}`;
  }
  return { ...request, path };
}
