import { Archive, ArchiveRestore } from "lucide-react";
import { useRouteLoaderData } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { page } from "#worker/kernel/page.ts";
import { customerTimeline, getCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import type { Route } from "./+types/record.ts";
import { type Customer, segmentTone } from "./columns.tsx";
import { Composer } from "./composer.tsx";
import { CompanyLink, Details } from "./details.tsx";
import { History } from "./history.tsx";
import { Related } from "./related.tsx";
import { SegmentNote } from "./segment-note.tsx";
import { useArchive } from "./use-archive.ts";

const FEW = 5;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { run } = page(context);
  const { id } = params;
  const cursor = new URL(request.url).searchParams.get("cursor") ?? undefined;
  const filter = { customerId: { eq: id } };
  const [customer, timeline, deals, projects, tasks, people] = await Promise.all([
    run(getCustomer, { id }),
    run(customerTimeline, { id, cursor }),
    run(listDeals, { limit: FEW, filter: { ...filter, status: { eq: "open" } } }),
    run(listProjects, { limit: FEW, filter }),
    run(listTasks, { limit: FEW, filter: { ...filter, done: { eq: false } } }),
    run(listCustomers, { limit: FEW, filter: { companyId: { eq: id } } }),
  ]);
  return { customer, timeline, relations: { deals, projects, tasks, people: customer.kind === "company" ? people : null } };
}

export const handle = { live: ["customers", "events"] };

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.customer.name ?? "" }];

export default function CustomerPage({ loaderData }: Route.ComponentProps) {
  const { customer, timeline, relations } = loaderData;
  const t = useT();
  const archive = useArchive();
  const frame = useRouteLoaderData<{ grants: Record<string, string> }>("features/frame/app-layout");
  const readOnly = !frame?.grants["customers:write"];
  const archived = customer.archivedAt !== null;
  return (
    <>
      <PageHeader
        title={customer.name}
        crumbs={[{ label: t("customers.title"), to: "/customers" }]}
        mark={archived ? <Badge filled>{t("customers.archived")}</Badge> : <Badge filled tone={segmentTone[customer.segment]}>{t(`customers.segment.${customer.segment}`)}</Badge>}
        actions={
          !readOnly && (
            <Button icon={archived ? ArchiveRestore : Archive} onClick={() => void archive(customer, archived ? "restore" : "archive")}>
              {t(archived ? "customers.restore" : "customers.archive")}
            </Button>
          )
        }
      />
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto lg:grid lg:grid-cols-[minmax(280px,22%)_minmax(0,1fr)_minmax(260px,20%)] lg:overflow-hidden">
        <section aria-label={t("customers.details")} className="scroll-quiet px-(--page) py-4.5 lg:overflow-y-auto lg:border-line lg:border-r">
          <Summary customer={customer} />
          <Details customer={customer} readOnly={readOnly} />
          <SegmentNote />
        </section>
        <section aria-label={t("customers.timeline")} className="scroll-quiet px-(--page) py-4.5 lg:overflow-y-auto">
          {!readOnly && <Composer key={customer.id} customerId={customer.id} />}
          <History part={timeline} />
        </section>
        <aside className="scroll-quiet px-(--page) py-4.5 lg:overflow-y-auto lg:border-line lg:border-l">
          <Related customer={customer} relations={relations} />
        </aside>
      </div>
    </>
  );
}

function Summary({ customer }: { customer: Customer }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="mb-3 flex items-center gap-3">
      <Avatar name={customer.name} id={customer.id} kind={customer.kind} size="large" />
      <div className="min-w-0">
        <p className="break-words font-semibold text-lg">{customer.name}</p>
        <p className="flex min-w-0 flex-wrap gap-x-1 text-text-3">
          <span>{customer.title ?? t(`customers.kind.${customer.kind}`)}</span>
          {customer.companyName && <span>·</span>}
          <CompanyLink customer={customer} />
          {customer.overdueMinor > 0 && <span className="text-bad">{format.money(customer.overdueMinor)}</span>}
        </p>
      </div>
    </div>
  );
}
