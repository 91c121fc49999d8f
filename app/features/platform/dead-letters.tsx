import { MailCheck, RotateCcw } from "lucide-react";
import { useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Button } from "#app/ui/button.tsx";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { toast } from "#app/ui/toast.ts";
import { page } from "#worker/kernel/page.ts";
import { listDeadAnywhere, retryDeadAnywhere } from "#worker/modules/events/index.ts";
import type { Route } from "./+types/dead-letters.ts";
import { onlyPlatform } from "./only-platform.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { run, platform } = page(context);
  onlyPlatform(platform);
  return { letters: await run(listDeadAnywhere, {}) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt } = page(context);
  const form = Object.fromEntries(await request.formData());
  const { problem } = await attempt(retryDeadAnywhere, form as never);
  return { done: { refused: problem?.detail ?? null } };
}

type Letter = Route.ComponentProps["loaderData"]["letters"][number];

/** What failed at every try, of any tenant, until somebody sends it again. */
export default function DeadLettersPage({ loaderData: { letters } }: Route.ComponentProps) {
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  // Kept here, not in the row: that is gone when the answer comes.
  useDone(fetcher.data, ({ refused }) =>
    toast({ title: refused ?? t("platform.dead.sent"), tone: refused === null ? "good" : "bad" }),
  );
  const columns = useColumns({
    sending: fetcher.formData?.get("id"),
    onRetry: ({ tenantId, id }) => void fetcher.submit({ tenantId, id }, { method: "post" }),
  });
  return (
    <>
      <PageHeader title={t("platform.dead.title")} count={letters.length} />
      <DataTable
        label={t("platform.dead.title")}
        rows={letters}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.tenant}: ${about(row)}`}
        empty={<EmptyState icon={MailCheck} title={t("platform.dead.empty")} text={t("platform.dead.emptyText")} />}
      />
    </>
  );
}

/** The event's own name, or the job's: both are words of the code, the same in every language. */
function about({ event, job, consumer }: Letter): string {
  return event?.name ?? job ?? consumer;
}

type Sending = { sending: FormDataEntryValue | null | undefined; onRetry: (letter: Letter) => void };

function useColumns({ sending, onRetry }: Sending): Column<Letter>[] {
  const t = useT();
  const format = useFormat();
  return [
    {
      id: "tenant",
      header: t("platform.dead.tenant"),
      width: 150,
      fixed: true,
      card: "title",
      cell: (row) => <span className="truncate font-medium text-text">{row.tenant}</span>,
    },
    { id: "event", header: t("platform.dead.event"), width: 130, card: "text", cell: about },
    { id: "consumer", header: t("platform.dead.consumer"), width: 130, cell: (row) => row.consumer },
    {
      id: "error",
      header: t("platform.dead.error"),
      width: 215,
      card: "text",
      cell: (row) => (
        <span className="block truncate" title={row.error ?? undefined}>
          {row.error}
        </span>
      ),
    },
    {
      id: "attempts",
      header: t("platform.dead.attempts"),
      width: 85,
      align: "end",
      cell: (row) => <span className="num">{format.number(row.attempts)}</span>,
    },
    {
      id: "failedAt",
      header: t("platform.dead.failedAt"),
      width: 145,
      card: "state",
      cell: (row) => format.dateTime(row.failedAt),
    },
    {
      id: "actions",
      header: t("platform.field.actions"),
      width: 165,
      card: "end",
      cell: (row) => (
        <Button
          size="small"
          icon={RotateCcw}
          loading={sending === row.id}
          aria-label={t("platform.dead.retryOf", { event: about(row), tenant: row.tenant })}
          onClick={() => onRetry(row)}
        >
          {t("platform.dead.retry")}
        </Button>
      ),
    },
  ];
}
