import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { listen } from "./live-socket.ts";

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
    const stop = listen((changed) => {
      const mine = changed === "anything" || changed.some((topic) => wanted.split(",").includes(topic));
      if (mine) timer ??= setTimeout(read, GATHER_MS);
    });
    const read = () => {
      timer = undefined;
      void latest.current();
    };
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [wanted]);
}
