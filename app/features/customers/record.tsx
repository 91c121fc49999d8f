import { Archive } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import { useState } from "react";
import { redirect, useSearchParams } from "react-router";
import { Pointing } from "#app/shell/custom/pointing.tsx";
import { readPointing } from "#app/shell/custom/read-pointing.server.ts";
import { useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { recordTitle } from "#app/shell/page-title.ts";
import { RecordTalk } from "#app/shell/record-talk.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { partOf } from "#app/shell/words.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { page } from "#worker/kernel/page.ts";
import { customerTimeline, getCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import type { Route } from "./+types/record.ts";
import { Details } from "./details.tsx";
import { History } from "./history.tsx";
import { Related } from "./related.tsx";
import { SegmentBadge } from "./segment-badge.tsx";
import { Summary } from "./summary.tsx";
import { useArchive } from "./use-archive.ts";

const FEW = 5;
const RecordMenu = onDemand(
  async () => (await partOf("duplicates", import("#app/shell/duplicates/record-menu.tsx"))).RecordMenu,
);
const DuplicateHint = onDemand(
  async () => (await partOf("duplicates", import("#app/shell/duplicates/hint.tsx"))).DuplicateHint,
);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const here = page(context);
  const { run, fields } = here;
  const { id } = params;
  const cursor = new URL(request.url).searchParams.get("cursor") ?? undefined;
  const filter = { customerId: { eq: id } };
  const [customer, pointing, timeline, deals, projects, tasks, people] = await Promise.all([
    run(getCustomer, { id }),
    readPointing(here, { object: "customers", id }),
    run(customerTimeline, { id, cursor }),
    run(listDeals, { limit: FEW, filter: { ...filter, status: { eq: "open" } } }),
    run(listProjects, { limit: FEW, filter }),
    run(listTasks, { limit: FEW, filter: { ...filter, done: { eq: false } } }),
    run(listCustomers, { limit: FEW, filter: { companyId: { eq: id } } }),
  ]);
  if (customer.id !== id) throw redirect(`/customers/${customer.id}`);
  return {
    customer,
    timeline,
    fields: fields("customers"),
    layout: here.layout("customers"),
    pointing,
    relations: { deals, projects, tasks, people: customer.kind === "company" ? people : null },
  };
}

const Composer = onDemand(
  async () => (await import("./composer.tsx")).Composer,
  () => <Skeleton className="mb-4 h-20" />,
);

export const handle = { live: ["customers", "events"] };

export const meta: Route.MetaFunction = ({ loaderData, matches }) => recordTitle(loaderData?.customer.name, matches);

type Part = "details" | "timeline" | "related";

export default function CustomerPage({ loaderData }: Route.ComponentProps) {
  const { customer, fields, layout, pointing, timeline, relations } = loaderData;
  const t = useT();
  const archive = useArchive();
  const { may } = useMe();
  const [search] = useSearchParams();
  const [part, setPart] = useState<Part>(search.has("comments") ? "timeline" : "details");
  const readOnly = !may("customers:write", customer);
  const archived = customer.archivedAt !== null;
  const place = (own: Part) =>
    cx("scroll-quiet px-(--page) py-4.5 lg:overflow-y-auto", own !== part && "max-lg:hidden");
  return (
    <>
      <PageHeader
        title={customer.name}
        crumbs={[{ label: t("customers.title"), to: "/customers" }]}
        mark={
          archived ? (
            <Badge filled>{t("customers.archived")}</Badge>
          ) : (
            <SegmentBadge segment={customer.segment} filled />
          )
        }
        actions={
          !readOnly && (
            <>
              <Button
                icon={archived ? ArchiveRestore : Archive}
                onClick={() => void archive(customer, archived ? "restore" : "archive")}
              >
                <span className="max-sm:sr-only">{t(archived ? "customers.restore" : "customers.archive")}</span>
              </Button>
              {may("customers:delete", customer) && <RecordMenu subject="customers" id={customer.id} />}
            </>
          )
        }
      />
      {!archived && <DuplicateHint subject="customers" id={customer.id} stamp={customer.version} />}
      {archived && (
        <div className="px-(--page) pt-3">
          <Banner tone="warn">{t("customers.archivedText")}</Banner>
        </div>
      )}
      <div className="px-(--page) pt-3 lg:hidden">
        <Summary customer={customer} />
        <SegmentedControl
          label={customer.name}
          value={part}
          onChange={setPart}
          className="w-full *:flex-1 *:whitespace-nowrap"
          segments={[
            { value: "details", label: t("customers.details") },
            { value: "timeline", label: t("customers.timeline") },
            { value: "related", label: t("customers.related.title") },
          ]}
        />
      </div>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto lg:grid lg:grid-cols-[minmax(300px,24%)_minmax(0,1fr)_minmax(260px,20%)] lg:overflow-hidden">
        <section aria-label={t("customers.details")} className={cx(place("details"), "lg:border-line lg:border-r")}>
          <div className="max-lg:hidden">
            <Summary customer={customer} />
          </div>
          <Details {...{ customer, fields, layout, readOnly }} />
        </section>
        <section aria-label={t("customers.timeline")} className={place("timeline")}>
          <RecordTalk key={customer.id} subject="customers" id={customer.id} label={t("customers.timeline")}>
            {!readOnly && <Composer customerId={customer.id} />}
            <History part={timeline} customerId={customer.id} />
          </RecordTalk>
        </section>
        <section
          aria-label={t("customers.related.title")}
          className={cx(place("related"), "lg:border-line lg:border-l")}
        >
          <Related customer={customer} relations={relations} />
          <div className="mt-6">
            <Pointing lists={pointing} />
          </div>
        </section>
      </div>
    </>
  );
}
