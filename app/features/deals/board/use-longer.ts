import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useApi } from "#app/shell/use-api.ts";
import type { Board, Deal } from "./board-state.ts";
import { type Longer, type Range, staled, wanted, whole, withPart } from "./longer.ts";

type DealPage = { data: Deal[]; page: { next: string | null; total: number } };
const AT_ONCE = 100;

/**
 * Cards after the first ones of each stage, read as they come into sight (`look`), and again once the board has changed.
 * `settled` counts how often all that is in sight was found in order.
 */
export function useLonger(fresh: Board, query: string) {
  const api = useApi();
  const [longer, setLonger] = useState<{ of: Board; parts: Longer }>({ of: fresh, parts: {} });
  const [settled, setSettled] = useState(0);
  const seen = useRef<Record<string, Range>>({});
  const reading = useRef<AbortController>(null);
  if (longer.of !== fresh) setLonger({ of: fresh, parts: staled(longer.parts, fresh) });
  const read = useEffectEvent(async (): Promise<boolean> => {
    if (reading.current) return false;
    for (const { id } of fresh.stages) {
      const part = wanted(fresh, longer.parts, id, seen.current[id] ?? [0, 0]);
      if (!part || !seen.current[id]) continue;
      const stop = new AbortController();
      reading.current = stop;
      const { output } = await api<DealPage>(
        `GET /deals?sort=position&filter[status]=open&filter[stageId]=${id}&limit=${AT_ONCE}&cursor=${encodeURIComponent(part.after)}${query}`,
        { quiet: true, signal: stop.signal },
      );
      if (reading.current === stop) reading.current = null;
      if (output && !stop.signal.aborted)
        setLonger((now) =>
          now.of === fresh
            ? {
                of: now.of,
                parts: withPart(now.parts, id, part.at, {
                  after: part.after,
                  data: output.data,
                  next: output.page.next,
                }),
              }
            : now,
        );
      return false;
    }
    return true;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read for an old board is of no use
  useEffect(() => {
    reading.current?.abort();
    reading.current = null;
  }, [fresh]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another board, or a part that came, is the reason
  useEffect(() => {
    void read().then((inOrder) => inOrder && setSettled((times) => times + 1));
  }, [longer]);
  const look = useCallback((stageId: string, range: Range) => {
    seen.current[stageId] = range;
    void read();
  }, []);
  const all = useMemo(() => whole(fresh, longer.parts), [fresh, longer.parts]);
  return { whole: all, look, settled };
}
