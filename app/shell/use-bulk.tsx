import { type ReactNode, useCallback, useState } from "react";
import { useRevalidator } from "react-router";
import type { BulkProgress } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Failure } from "./bulk-report.tsx";
import { useT } from "./i18n.tsx";
import { type Refused, useApi } from "./use-api.ts";
import type { Picked } from "./use-matching.ts";

const BulkReport = lazyDialog(async () => (await import("./bulk-report.tsx")).BulkReport);

type Row = { id: string; name: string };
type Step<R> = (row: R) => { route: string; body?: object };
type Outcome<R> = { changed: R[]; failed: Failure[]; left: number; forbidden?: Refused };
const AT_ONCE = 4;

/**
 * Does one thing with several rows, each by its own operation, four at a time, and ends at the first that the person may
 * not do. Says how many it did, what went wrong with the others, and offers the way back, which goes through the rows as
 * they were. `progress` is for the list's bar, `report` belongs on the page.
 */
export function useBulk<R extends Row>(
  path: string,
): {
  progress: BulkProgress | undefined;
  report: ReactNode;
  run: (picked: Picked<R>, step: Step<R>, back: Step<R>) => Promise<void>;
} {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState<BulkProgress>();
  const [shown, setShown] = useState<readonly Failure[]>();
  const each = useCallback(
    async ({ count, rows: read }: Picked<R>, step: Step<R>): Promise<Outcome<R>> => {
      let stopped = false;
      const stop = () => {
        stopped = true;
      };
      setProgress({ done: 0, total: count, stop });
      const rows = await read();
      const waiting = [...rows];
      const outcome: Outcome<R> = { changed: [], failed: [], left: 0 };
      const work = async () => {
        for (let row = waiting.shift(); row && !stopped; row = waiting.shift()) {
          const refused = await patiently(() => send(row as R));
          if (refused?.status === 403) {
            outcome.forbidden = refused;
            stop();
          } else if (refused) outcome.failed.push({ ...row, why: refused.errors[0]?.message ?? refused.detail });
          else outcome.changed.push(row);
          setProgress({ done: outcome.changed.length + outcome.failed.length, total: rows.length, stop });
        }
      };
      const send = async (row: R) => {
        const { route, body } = step(row);
        return (await api(route, { ...(body ? { body } : {}), quiet: true })).refused;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await revalidate();
      setProgress(undefined);
      return { ...outcome, left: rows.length - outcome.changed.length - outcome.failed.length };
    },
    [api, revalidate],
  );
  const say = useCallback(
    ({ changed, failed, left, forbidden }: Outcome<R>, undo?: () => void) => {
      const some = changed.length > 0;
      if (some) toast({ title: t("shell.list.bulkDone", { count: changed.length }), ...(undo ? { undo } : {}) });
      if (left > 0)
        toast({
          title: t("shell.list.bulkLeft", { count: left }),
          ...(forbidden ? { text: forbidden.detail, tone: "bad" } : {}),
        });
      if (failed.length > 0)
        toast({
          title: t("shell.list.bulkFailed", { count: failed.length }),
          tone: "bad",
          action: { label: t("shell.list.bulkWhich"), run: () => setShown(failed) },
        });
    },
    [t],
  );
  const run = useCallback(
    async (picked: Picked<R>, step: Step<R>, back: Step<R>) => {
      const outcome = await each(picked, step);
      const { changed } = outcome;
      const undo = async () => say(await each({ count: changed.length, rows: async () => changed }, back));
      say(outcome, () => void undo());
    },
    [each, say],
  );
  return {
    progress,
    run,
    report: <BulkReport open={shown !== undefined} path={path} failures={shown} onClose={() => setShown(undefined)} />,
  };
}

/** Asks again where only the pace was refused. */
async function patiently(send: () => Promise<Refused | undefined>): Promise<Refused | undefined> {
  const refused = await send();
  if (refused?.status !== 429) return refused;
  await new Promise((done) => setTimeout(done, Math.max(1, refused.retryAfter ?? 0) * 1000));
  return patiently(send);
}
