/** What one window has given out so far. */
export type Window = { start: number; used: number };

/** A part of a window: `left` may be spent until `until`; `rest` is what the window had left for others. */
export type Lease = { left: number; rest: number; until: number };

export const WINDOW_MS = 60_000;

/** How much an isolate leases at once: few enough calls, little enough lying unused elsewhere. */
export function chunkOf(limit: number): number {
  return Math.max(1, Math.floor(limit / 20));
}

/** Leases up to `want` of the fixed window that `now` falls into. The sum of all leases never exceeds `limit`. */
export function leaseFrom(
  window: Window | undefined,
  limit: number,
  want: number,
  now: number,
): { window: Window; lease: Lease } {
  const start = now - (now % WINDOW_MS);
  // A clock that stepped back stays in the later window.
  const current = window && window.start >= start ? window : { start, used: 0 };
  const left = Math.max(0, Math.min(want, limit - current.used));
  const used = current.used + left;
  return {
    window: { start: current.start, used },
    lease: { left, rest: Math.max(0, limit - used), until: current.start + WINDOW_MS },
  };
}
