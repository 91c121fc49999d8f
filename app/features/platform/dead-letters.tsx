import MailCheck from "lucide-react/icons/mail-check";
import { Link, useFetcher, useNavigate, useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBar, PageHeader } from "#app/shell/page-header.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { usePages } from "#app/shell/use-pages.ts";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Select } from "#app/ui/select.tsx";
import { toast } from "#app/ui/toast.ts";
import { page } from "#worker/kernel/page.ts";
import { listDeadAnywhere, listDeadTenants } from "#worker/modules/events/index.ts";
import type { Route } from "./+types/dead-letters.ts";
import { aboutLetter, type Letter, RetryButton } from "./dead-letter.tsx";
import { onlyPlatform } from "./only-platform.ts";
import type { action } from "./save-tenant.ts";

export { action } from "./save-tenant.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { run, platform } = page(context);
  onlyPlatform(platform);
  const search = new URL(request.url).searchParams;
  const only = (name: string) => (search.get(name) ? { [name]: search.get(name) } : {});
  const [list, tenants] = await Promise.all([
    run(listDeadAnywhere, { ...only("tenantId"), ...only("cursor") } as never),
    run(listDeadTenants, {}),
  ]);
  return { list, tenants: tenants.map(({ id, name }) => ({ value: id, label: name })) };
}

/** What failed at every try, of any tenant or of one, until somebody sends it again. */
export default function DeadLettersPage({ loaderData: { list, tenants } }: Route.ComponentProps) {
  const t = useT();
  const go = useNavigate();
  const [search] = useSearchParams();
  const pages = usePages(list, selectList);
  const fetcher = useFetcher<typeof action>();
  // Kept here, not in the row: that is gone when the answer comes.
  useDone(fetcher.data, ({ refused }) =>
    toast({ title: refused ?? t("platform.dead.sent"), tone: refused === null ? "good" : "bad" }),
  );
  const columns = useColumns({
    sending: fetcher.formData?.get("id"),
    onRetry: ({ tenantId, id }) => void fetcher.submit({ intent: "retry", tenantId, id }, { method: "post" }),
  });
  return (
    <>
      <PageHeader title={t("platform.dead.title")} count={pages.total} />
      <PageBar>
        <Select
          aria-label={t("platform.dead.tenant")}
          className="max-w-60"
          placeholder={t("platform.dead.anyTenant")}
          options={tenants}
          value={search.get("tenantId") ?? ""}
          onChange={({ target: { value } }) => void go(value ? `?tenantId=${value}` : "?")}
        />
      </PageBar>
      <DataTable
        label={t("platform.dead.title")}
        rows={pages.rows}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.tenant}: ${aboutLetter(row)}`}
        empty={<EmptyState icon={MailCheck} title={t("platform.dead.empty")} text={t("platform.dead.emptyText")} />}
        foot={
          <Pager
            shown={pages.rows.length}
            total={pages.total}
            hasMore={pages.hasMore}
            loading={pages.loading}
            onMore={pages.loadMore}
            infinite
          />
        }
      />
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
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
      cell: (row) => (
        <Link
          to={`/platform/tenants/${row.tenantId}`}
          className="block truncate rounded font-medium text-text hover:underline"
        >
          {row.tenant}
        </Link>
      ),
    },
    { id: "event", header: t("platform.dead.event"), width: 130, card: "text", cell: aboutLetter },
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
      cell: (row) => <RetryButton letter={row} sending={sending === row.id} onRetry={onRetry} />,
    },
  ];
}
