/** Sums of what came in and what went out again, never before it came in, by place between edges as `width_bucket` numbers them. */
export type Flow = { entered: number | null; left: number | null; amount: number };

/** Moments in order, each once. */
export function edgesOf(...moments: number[]): number[] {
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** Those that have not gone out. */
export function remaining(flows: Flow[]): Flow[] {
  return flows.filter(({ left }) => left === null);
}

/** What came in from one edge up to another. */
export function enteredBetween(flows: Flow[], edges: number[], from: number, to: number): number {
  return sum(flows, ({ entered }) => isIn(entered, edges, from, to));
}

/** What went out from one edge up to another. */
export function leftBetween(flows: Flow[], edges: number[], from: number, to: number): number {
  return sum(flows, ({ left }) => isIn(left, edges, from, to));
}

/** What had come in and not gone out just before an edge. */
export function standingAt(flows: Flow[], edges: number[], moment: number): number {
  const last = placeBefore(edges, moment);
  const until = (place: number | null) => place !== null && place <= last;
  return sum(flows, ({ entered }) => until(entered)) - sum(flows, ({ left }) => until(left));
}

function isIn(place: number | null, edges: number[], from: number, to: number): boolean {
  return place !== null && place > placeBefore(edges, from) && place <= placeBefore(edges, to);
}

/** Place 0 is before the first edge, so what is before edge k is at places up to k. */
function placeBefore(edges: number[], moment: number): number {
  const place = edges.indexOf(moment);
  if (place < 0) throw new Error("Not an edge");
  return place;
}

function sum(flows: Flow[], counts: (flow: Flow) => boolean): number {
  return flows.reduce((all, flow) => (counts(flow) ? all + flow.amount : all), 0);
}
