import { type ReactNode, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import type { BulkProgress } from "#app/ui/bulk-bar.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Deed, Step } from "./bulk-deeds.ts";
import type { Question } from "./bulk-question.tsx";
import type { Failure } from "./bulk-report.tsx";
import { useT } from "./i18n.tsx";
import { type Refused, useApi } from "./use-api.ts";
import type { Picked } from "./use-matching.ts";
import { useMe } from "./use-me.ts";

const BulkReport = lazyDialog(async () => (await import("./bulk-report.tsx")).BulkReport);
const BulkQuestion = lazyDialog(async () => (await import("./bulk-question.tsx")).BulkQuestion);

type Row = { id: string; ownerId: string | null };
type Outcome<R> = { changed: R[]; failed: Failure[]; left: number };
const AT_ONCE = 4;

/**
 * Does one thing with several rows, each by its own operation, four at a time. Says how many it did, what went wrong with
 * the others, and offers the way back, of the last one only. `progress` is for the list's bar, `ask` asks first what they are to get, and
 * `dialogs` belong on the page.
 */
export function useBulk<R extends Row>(
  told: Told<R>,
): {
  progress: BulkProgress | undefined;
  dialogs: ReactNode;
  ask: (question: Question) => void;
  run: (picked: Picked<R>, deed: Deed<R>) => Promise<void>;
} {
  const t = useT();
  const [shown, setShown] = useState<readonly Failure[]>();
  const [asked, setAsked] = useState<{ open: boolean; times: number; question: Question }>();
  const { progress, each } = useEach(told);
  const forget = useRef<() => void>(null);
  const say = ({ changed, failed, left }: Outcome<R>, undo?: () => void) => {
    if (changed.length > 0 || failed.length + left === 0)
      forget.current = toast({
        title: t("shell.list.bulkDone", { count: changed.length }),
        ...(undo ? { undo } : {}),
      });
    if (left > 0) toast({ title: t("shell.list.bulkLeft", { count: left }) });
    if (failed.length > 0)
      toast({
        title: t("shell.list.bulkFailed", { count: failed.length }),
        tone: "bad",
        action: { label: t("shell.list.bulkWhich"), run: () => setShown(failed) },
      });
  };
  const run = async (picked: Picked<R>, { right, step, back }: Deed<R>) => {
    forget.current?.();
    const outcome = await each(picked, right, step);
    const { changed } = outcome;
    const undo = async (again: Step<R>) =>
      say(await each({ count: changed.length, rows: async () => changed }, right, again));
    say(outcome, back && changed.length > 0 ? () => void undo(back) : undefined);
  };
  return {
    progress,
    run,
    ask: (question) => setAsked((before) => ({ open: true, times: (before?.times ?? 0) + 1, question })),
    dialogs: (
      <>
        <BulkQuestion
          key={asked?.times}
          open={asked?.open ?? false}
          question={asked?.question}
          onClose={() => setAsked((before) => before && { ...before, open: false })}
        />
        <BulkReport open={shown !== undefined} failures={shown} onClose={() => setShown(undefined)} />
      </>
    ),
  };
}

/** How a row is called, and where its page is, if it has one. */
type Told<R> = { nameOf: (row: R) => string; path?: (row: R) => string };

function useEach<R extends Row>({ nameOf, path }: Told<R>) {
  const t = useT();
  const api = useApi();
  const { may } = useMe();
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState<BulkProgress>();
  const each = async ({ count, rows: read }: Picked<R>, right: string, step: Step<R>): Promise<Outcome<R>> => {
    let stopped = false;
    const stop = () => {
      stopped = true;
    };
    setProgress({ done: 0, total: count, stop });
    const rows = await read();
    const waiting = [...rows];
    const outcome: Outcome<R> = { changed: [], failed: [], left: 0 };
    const one = async (row: R) => {
      const request = step(row);
      if (!request) return;
      const why = may(right, row) ? await send(request) : t("shell.list.bulkNotYours");
      if (why === undefined) outcome.changed.push(row);
      else outcome.failed.push({ id: row.id, name: nameOf(row), ...(path ? { to: path(row) } : {}), why });
    };
    const send = async ({ route, body }: { route: string; body?: object }) => {
      const refused = await patiently(
        async () => (await api(route, { ...(body ? { body } : {}), quiet: true })).refused,
      );
      return refused && (refused.errors[0]?.message ?? refused.detail);
    };
    let done = 0;
    const work = async () => {
      for (let row = waiting.shift(); row && !stopped; row = waiting.shift()) {
        await one(row);
        done += 1;
        setProgress({ done, total: rows.length, stop });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await revalidate();
    setProgress(undefined);
    return { ...outcome, left: rows.length - done };
  };
  return { progress, each };
}

/** Asks again where only the pace was refused. */
async function patiently(send: () => Promise<Refused | undefined>): Promise<Refused | undefined> {
  const refused = await send();
  if (refused?.status !== 429) return refused;
  await new Promise((done) => setTimeout(done, Math.max(1, refused.retryAfter ?? 0) * 1000));
  return patiently(send);
}
