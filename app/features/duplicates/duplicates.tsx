import Merge from "lucide-react/icons/merge";
import { useNavigate, useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { PageBar, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { type ListPart, usePages } from "#app/shell/use-pages.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Select } from "#app/ui/select.tsx";
import { page } from "#worker/kernel/page.ts";
import { listDuplicates } from "#worker/modules/duplicates/index.ts";
import { DUPLICATE_FIELDS } from "#worker/modules/duplicates/options.ts";
import type { Route } from "./+types/duplicates.ts";
import { type Group, GroupCard } from "./group-card.tsx";
import { type SubjectOption, useSubjects } from "./subjects.ts";

export const handle = { live: ["customers", "records", "jobs"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const subject = new URL(request.url).searchParams.get("subject") ?? "customers";
  const query = { ...listQuery(request.url), subject, limit: 25 };
  return { subject, list: await page(context).run(listDuplicates, query as never) };
}

export const meta = pageTitle("duplicates.title");

/** Groups of records that are likely the same. */
export default function DuplicatesPage({ loaderData: { subject, list } }: Route.ComponentProps) {
  const t = useT();
  const subjects = useSubjects();
  const [search] = useSearchParams();
  const own = subjects.find(({ value }) => value === subject);
  const pages = usePages(list as ListPart<Group>, selectList);
  return (
    <>
      <PageHeader
        title={t("duplicates.title")}
        count={list.page.total}
        crumbs={own ? [{ label: own.label, to: subject === "customers" ? "/customers" : `/objects/${subject}` }] : []}
        actions={own?.mayScan && <Scan subject={subject} />}
      />
      <Choices subjects={subjects} subject={subject} />
      <div className="scroll-quiet grid min-h-0 flex-1 content-start gap-3 overflow-y-auto p-(--page)">
        {pages.rows.map((group) => (
          <GroupCard key={group.id} group={group} subject={subject} mayMerge={own?.mayMerge ?? false} />
        ))}
        {pages.rows.length === 0 &&
          (search.has("filter[reason]") ? (
            <EmptyState icon={Merge} title={t("duplicates.none")} text={t("duplicates.noneText")} />
          ) : (
            <EmptyState icon={Merge} title={t("duplicates.empty")} text={t("duplicates.emptyText")} />
          ))}
        {pages.hasMore && <Pager shown={pages.rows.length} hasMore loading={pages.loading} onMore={pages.loadMore} />}
      </div>
    </>
  );
}

function selectList(answer: { list: unknown }) {
  return answer.list as ListPart<Group>;
}

function Choices({ subjects, subject }: { subjects: SubjectOption[]; subject: string }) {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const change = (name: string, value: string) =>
    setSearch((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  return (
    <PageBar>
      {subjects.length > 1 && (
        <span className="w-full sm:w-56">
          <Select
            aria-label={t("duplicates.subject")}
            value={subject}
            options={subjects}
            onChange={(event) => change("subject", event.target.value)}
          />
        </span>
      )}
      <span className="w-full sm:w-56">
        <Select
          aria-label={t("duplicates.why")}
          placeholder={t("duplicates.anyReason")}
          value={search.get("filter[reason]") ?? ""}
          options={DUPLICATE_FIELDS.reason.options.map((value) => ({ value, label: t(`duplicates.reason.${value}`) }))}
          onChange={(event) => change("filter[reason]", event.target.value)}
        />
      </span>
    </PageBar>
  );
}

/** Looks at all records once more; how far it is stands on the job's page. */
function Scan({ subject }: { subject: string }) {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  const run = async () => {
    const { output } = await api<{ jobId: string }>("POST /duplicates/scan", { body: { subject } });
    if (output) void go(`/jobs/${output.jobId}`);
  };
  return <Button onClick={() => void run()}>{t("duplicates.scan")}</Button>;
}
