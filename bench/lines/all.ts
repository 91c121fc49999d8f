import type { Size } from "../sizes.ts";
import { bundle, withOurBindings } from "../stack/bundle.ts";
import type { Stack } from "../stack/stack.ts";
import { capture } from "./capture.ts";
import { clean } from "./clean.ts";
import { measureMemory } from "./memory.ts";
import { measureOwnFields, type OwnFields } from "./own-fields.ts";
import { type AgainstRaw, againstRaw } from "./raw.ts";
import { CREATED, type Line, requestLines } from "./requests.ts";
import { measureRowSecurity, type RowSecurity } from "./row-security.ts";
import { measureSpeed, type Speed } from "./speed.ts";
import { measureStart, type Start } from "./start.ts";
import { measureTenants } from "./tenants.ts";
import { measureTrees, type Tree } from "./trees.ts";
import { measureWeight, type Weight } from "./weight.ts";

export const PARTS = ["weight", "queries", "raw", "start", "speed", "own", "trees", "tenants", "memory"] as const;
export type Part = (typeof PARTS)[number];

export type Results = {
  weight?: Weight;
  queries?: RowSecurity[];
  search?: AgainstRaw;
  dashboard?: AgainstRaw;
  start?: Start;
  speed?: Speed[];
  own?: OwnFields[];
  trees?: Tree[];
  tenants?: Awaited<ReturnType<typeof measureTenants>>;
  memory?: Awaited<ReturnType<typeof measureMemory>>;
};

const ROUNDS = 7;
/** Of each side of a line of requests: many short turns, because the machine's own speed wanders within seconds. */
const TURNS = 15;
/** A start takes half a second and varies by a tenth. */
const STARTS = 15;

/** Measures the parts that are wanted, one after the other, on one machine in one run. */
export async function measureAll(stack: Stack, size: Size, wants: (part: Part) => boolean): Promise<Results> {
  const results: Results = {};
  const ms = size.name === "full" ? 1_000 : 500;
  await clean(stack.owner);
  const lines = await requestLines(stack.owner);
  if (wants("queries")) results.queries = await measureRowSecurity(stack.ownerUrl, stack.workerUrl);
  if (wants("start")) results.start = await startLine(stack, lines);
  const captured = (["raw", "speed", "memory"] as const).some(wants) ? await capture(stack, lines) : new Map();
  if (wants("raw")) Object.assign(results, await rawLines(stack, captured));
  const startBare = async () =>
    stack.start({
      configPath: await bundle("bare-worker"),
      vars: { STATEMENTS: JSON.stringify(Object.fromEntries(captured)) },
    });
  const ours = await stack.start();
  if (wants("weight")) results.weight = await measureWeight(ours);
  if (wants("speed")) {
    const bare = await startBare();
    results.speed = await measureSpeed(stack, lines, { ours, bare, captured, rounds: TURNS, ms: ms * 0.6 });
    await bare.worker.stop();
  }
  if (wants("own")) results.own = await measureOwnFields(stack, ours, ROUNDS, ms * 0.5);
  if (wants("trees")) results.trees = await measureTrees(stack, ours, ROUNDS, ms * 0.5);
  if (wants("tenants")) results.tenants = await measureTenants(stack, ours, size.tenants, ROUNDS, ms);
  await ours.worker.stop();
  if (wants("memory"))
    results.memory = await measureMemory(stack, lines, { ours: stack.start, bare: startBare }, 20_000);
  await clean(stack.owner);
  return results;
}

async function startLine(stack: Stack, lines: Line[]): Promise<Start> {
  const bare = await bundle("hello-worker");
  return measureStart(stack, { hello: withOurBindings(bare), bare }, firstOf(lines), STARTS);
}

function firstOf(lines: Line[]) {
  const list = lines.find(({ name }) => name === "read");
  if (!list) throw new Error(`No line that reads ${CREATED}`);
  return list.request;
}

async function rawLines(
  stack: Stack,
  captured: Awaited<ReturnType<typeof capture>>,
): Promise<Pick<Results, "search" | "dashboard">> {
  const { rows } = await stack.owner.query<{ id: string }>("select id from tenants where slug = 't1'");
  const tenant = `'${rows[0]?.id}'::uuid`;
  const found = `select id, created_at from customers where tenant_id = ${tenant} and archived_at is null and search like '%yilmaz%'`;
  const search = `select c.*, count(*) over () from customers c where (tenant_id, id) in (select ${tenant}, id from (${found}) f) order by created_at desc, id desc limit 51`;
  const aggregate = `select count(*), sum(overdue_minor), min(created_at) from customers where tenant_id = ${tenant} and archived_at is null`;
  return {
    search: await againstRaw(stack.workerUrl, stack.owner, captured.get("search")?.[0], search, ROUNDS),
    dashboard: await againstRaw(stack.workerUrl, stack.owner, captured.get("dashboard")?.[0], aggregate, ROUNDS),
  };
}
