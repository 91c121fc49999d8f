import { useEffect, useEffectEvent } from "react";

/** Runs once for each answer of a fetcher that says what was `done`. */
export function useDone<Done>(data: { done?: Done | undefined } | undefined, then: (done: Done) => void): void {
  const run = useEffectEvent(then);
  useEffect(() => {
    if (data?.done !== undefined) run(data.done);
  }, [data]);
}
