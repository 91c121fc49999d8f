import type { Scanned } from "./scan.ts";

/**
 * Import cycles, each once, as the shortest way round from its first file. Imports of types count, they tie knots too;
 * but the parts of a page or a component may name its types.
 */
export function cycles(all: Scanned[]): string[][] {
  const graph = new Map(
    all.map(({ path, links }) => [
      path,
      links.flatMap(({ target, typeOnly }) => (target && !(typeOnly && isPart(path, target)) ? target : [])),
    ]),
  );
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of [...graph.keys()].sort()) {
    if (seen.has(start)) continue;
    const way = shortestWayRound(graph, start);
    if (!way) continue;
    for (const path of way) seen.add(path);
    found.push(way);
  }
  return found;
}

function shortestWayRound(graph: Map<string, string[]>, start: string): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (const here of queue) {
    for (const next of graph.get(here) ?? []) {
      if (next === start) return [...walkBack(from, here, start), start];
      if (from.has(next) || !graph.has(next)) continue;
      from.set(next, here);
      queue.push(next);
    }
  }
  return undefined;
}

function walkBack(from: Map<string, string>, end: string, start: string): string[] {
  const way = [end];
  for (let here = end; here !== start; ) {
    here = from.get(here) ?? start;
    way.unshift(here);
  }
  return way;
}

function isPart(path: string, target: string): boolean {
  const area = /^app\/(features\/[^/]+|ui|shell)\//.exec(path)?.[0];
  return area !== undefined && target.startsWith(area);
}
