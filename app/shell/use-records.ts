import { useEffect, useState } from "react";
import type { Found, PaletteProps } from "./command-palette.tsx";

type Records = { found: readonly Found[]; pending: boolean; failed: boolean };
const none: Records = { found: [], pending: false, failed: false };

/** Records for what is typed: asked 120 ms after the last key; earlier answers that come late are dropped. */
export function useRecords(search: PaletteProps["search"], query: string): Records {
  const [records, setRecords] = useState<Records>(none);
  const text = query.trim();
  useEffect(() => {
    if (!search || text === "") return setRecords(none);
    const stop = new AbortController();
    setRecords((before) => ({ ...before, pending: true, failed: false }));
    const timer = setTimeout(async () => {
      try {
        const found = await search(text, stop.signal);
        if (!stop.signal.aborted) setRecords({ found, pending: false, failed: false });
      } catch {
        if (!stop.signal.aborted) setRecords({ found: [], pending: false, failed: true });
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [search, text]);
  return records;
}
