import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import type { Heard } from "./live-socket.ts";

/** Changes within this time cost one reading. */
const GATHER_MS = 150;

/** Reads the page's loaders again when somebody changes one of these resources (`["customers", "deals"]`). */
export function useLive(topics: readonly string[]): void {
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  latest.current = revalidate;
  const wanted = topics.join();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    let stop: (() => void) | undefined;
    const hear: Heard = (changed) => {
      const mine = changed === "anything" || changed.some((topic) => wanted.split(",").includes(topic));
      if (mine) timer ??= setTimeout(read, GATHER_MS);
    };
    // After the page itself; without it the page is only not told of changes.
    import("./live-socket.ts").then(
      ({ listen }) => {
        if (!over) stop = listen(hear);
      },
      () => undefined,
    );
    const read = () => {
      timer = undefined;
      void latest.current();
    };
    return () => {
      over = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [wanted]);
}
