import { useCallback, useState } from "react";
import { useRevalidator } from "react-router";
import type { BulkProgress } from "#app/ui/bulk-bar.tsx";
import { toast } from "#app/ui/toast.ts";
import { useT } from "./i18n.tsx";
import { useApi } from "./use-api.ts";

type Row = { id: string };
type Step<R> = (row: R) => { route: string; body?: object };
const AT_ONCE = 4;

/**
 * Does one thing with several rows, each by its own operation, four at a time; says how many it did and offers the way
 * back, which goes through the rows as they were. `progress` is for the list's bar.
 */
export function useBulk<R extends Row>() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState<BulkProgress>();
  const each = useCallback(
    async (rows: readonly R[], step: Step<R>) => {
      const changed: R[] = [];
      const waiting = [...rows];
      let done = 0;
      const work = async () => {
        for (let row = waiting.shift(); row; row = waiting.shift()) {
          const { route, body } = step(row);
          const { refused } = await api(route, { ...(body ? { body } : {}), quiet: true });
          if (!refused) changed.push(row);
          done += 1;
          setProgress({ done, total: rows.length });
        }
      };
      setProgress({ done, total: rows.length });
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await revalidate();
      setProgress(undefined);
      const failed = rows.length - changed.length;
      if (failed > 0) toast({ title: t("shell.list.bulkFailed", { count: failed }), tone: "bad" });
      return changed;
    },
    [api, revalidate, t],
  );
  const run = useCallback(
    async (rows: readonly R[], step: Step<R>, back: Step<R>) => {
      const changed = await each(rows, step);
      if (changed.length > 0)
        toast({ title: t("shell.list.bulkDone", { count: changed.length }), undo: () => void each(changed, back) });
    },
    [each, t],
  );
  return { progress, run };
}
