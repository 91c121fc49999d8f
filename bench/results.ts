import type { Results } from "./lines/all.ts";
import { median } from "./median.ts";
import { type Goal, printGoals, printTable, reached } from "./report.ts";

/** Prints everything measured; true when every goal is reached. */
export function printResults(results: Results): boolean {
  printSpeed(results);
  printQueries(results);
  printOwn(results);
  printTrees(results);
  printFigures(results);
  const goals = goalsOf(results);
  printGoals(goals);
  return goals.every(reached);
}

function printSpeed({ speed }: Results): void {
  if (!speed) return;
  console.log(
    "\nRequests: ours, a bare Worker that sends the same statements, the same statements straight on Postgres",
  );
  const head = [
    "line",
    "conn",
    "trips",
    "after",
    "ours/s",
    "p50 ms",
    "bare/s",
    "p50 ms",
    "sql/s",
    "p50 ms",
    "ours÷bare",
  ];
  const rows = speed.map(({ line, connections, trips, tripsAfter, ours, bare, sql, ratio }) => [
    line,
    String(connections),
    String(trips),
    String(tripsAfter),
    ...[ours, bare, sql].flatMap(({ perSecond, p50 }) => [perSecond.toFixed(0), p50.toFixed(2)]),
    ratio.toFixed(2),
  ]);
  printTable([head, ...rows]);
}

function printOwn({ own }: Results): void {
  if (!own) return;
  console.log("\nFields of a tenant's own against built-in ones, 30 fields (ms a request)");
  printTable([
    ["question", "own", "built-in", "own÷built-in"],
    ...own.map(({ name, own: mine, builtIn, ratio }) => [name, mine.toFixed(2), builtIn.toFixed(2), ratio.toFixed(2)]),
  ]);
}

function printTrees({ trees }: Results): void {
  if (!trees) return;
  console.log("\nFilters with groups and related records against a plain one (ms a request)");
  printTable([
    ["filter", "found", "ms", "plain", "÷ plain"],
    ...trees.map(({ name, total, ms, flat, ratio }) => [
      name,
      String(total),
      ms.toFixed(2),
      flat.toFixed(2),
      ratio.toFixed(2),
    ]),
  ]);
}

const SHOWN = 15;

function printQueries({ queries }: Results): void {
  if (!queries) return;
  const worst = queries.toSorted((a, b) => a.ratio - b.ratio).slice(0, SHOWN);
  console.log(
    `\nRow security: the ${worst.length} dearest of ${queries.length} queries (ms with, ms without, without÷with)`,
  );
  printTable(
    worst.map(({ name, withMs, withoutMs, ratio }) => [
      name,
      withMs.toFixed(2),
      withoutMs.toFixed(2),
      ratio.toFixed(2),
    ]),
  );
}

function printFigures({ search, dashboard, start, tenants, memory, weight }: Results): void {
  const rows: string[][] = [];
  if (search) rows.push(["search, ms", search.ours.toFixed(2), `raw ${search.raw.toFixed(2)}`]);
  if (dashboard) rows.push(["dashboard, ms", dashboard.ours.toFixed(2), `one aggregate ${dashboard.raw.toFixed(2)}`]);
  if (start)
    rows.push([
      "start to first answer, ms",
      start.ours.toFixed(0),
      `hello world with our bindings ${start.hello.toFixed(0)}, without ${start.bare.toFixed(0)}`,
    ]);
  if (tenants)
    rows.push([
      "a list, ms, all tenants in turn",
      (tenants.all * 1000).toFixed(2),
      `ten tenants ${(tenants.ten * 1000).toFixed(2)}`,
    ]);
  if (memory)
    rows.push([
      "memory of workerd after 20,000 requests, MB",
      memory.ours.after.toFixed(0),
      `after 1,000 ${memory.ours.before.toFixed(0)}; the bare Worker ${memory.bare.after.toFixed(0)}, ${memory.bare.before.toFixed(0)}`,
    ]);
  if (weight) {
    rows.push([
      "client script of the heaviest page, kB gzipped",
      weight.script.toFixed(0),
      `${weight.heaviest}; HTML of the customers ${weight.html.toFixed(0)}`,
    ]);
    rows.push([
      "Worker bundle, kB gzipped",
      weight.worker.toFixed(0),
      `loaded at start ${weight.workerFirst.toFixed(0)}`,
    ]);
  }
  if (rows.length === 0) return;
  console.log("\nFigures");
  printTable(rows);
}

function goalsOf({ speed, own, trees, queries, search, dashboard, start, tenants, weight }: Results): Goal[] {
  const least = (name: string, value: number, bound: number): Goal => ({
    name,
    value,
    bound,
    higherIsBetter: true,
    unit: "",
  });
  const most = (name: string, value: number, bound: number, unit = ""): Goal => ({
    name,
    value,
    bound,
    higherIsBetter: false,
    unit,
  });
  const ratios = queries?.map(({ ratio }) => ratio) ?? [];
  return [
    ...(speed ?? []).map(({ line, connections, ratio }) =>
      least(`${line}, ${connections} connections: ours ÷ bare`, ratio, 0.8),
    ),
    ...(queries
      ? [least("row security, worst", Math.min(...ratios), 0.8), least("row security, median", median(ratios), 0.97)]
      : []),
    ...(own ? [most("own field ÷ built-in, worst", Math.max(...own.map(({ ratio }) => ratio)), 2)] : []),
    ...(trees
      ? [most("groups and related ÷ a plain filter, worst", Math.max(...trees.map(({ ratio }) => ratio)), 3)]
      : []),
    ...(start ? [most("start ÷ hello world", start.ours / start.hello, 1.5)] : []),
    ...(tenants ? [most("all tenants ÷ ten", tenants.ratio, 1.1)] : []),
    ...(search ? [most("search ÷ raw", search.ratio, 3)] : []),
    ...(dashboard ? [most("dashboard ÷ one aggregate", dashboard.ratio, 1.5)] : []),
    ...(weight
      ? [most("client script", weight.script, 165, " kB"), most("Worker bundle", weight.worker, 1024, " kB")]
      : []),
  ];
}
