import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PageBar, PageHeader } from "#app/shell/page-header.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { Select, type SelectProps } from "#app/ui/select.tsx";
import { TabLinks } from "#app/ui/tabs.tsx";
import { PERIODS } from "#worker/kernel/time.ts";

type Named = { id: string; name: string };
type Props = {
  /** Which of the usual ones, or what the page asks with instead. */
  period: ReactNode;
  /** Asked for by the address: see `whoseIn`. */
  teams: readonly Named[];
  people: readonly Named[];
  pipelines?: readonly Named[];
  pipelineId?: string;
  /** Whether the figures of all pipelines can be seen together. */
  all?: boolean;
  /** At the end of the title's bar. */
  actions?: ReactNode;
};

/** What the pages of figures share: where you are, whose deals, which pipeline, which time. */
export function SalesHeader({ period, teams, people, pipelines, pipelineId, all, actions }: Props) {
  const t = useT();
  const { may } = useMe();
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { preventScrollReset: true },
    );
  const named = (list: readonly Named[], kind: string) =>
    list.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name }));
  const whose: SelectProps["options"] = [
    { value: "", label: t("sales.everyone") },
    ...(typeof period === "string" ? [{ value: "me", label: t("sales.mine") }] : []),
    ...(teams.length > 0 ? [{ label: t("sales.teams"), options: named(teams, "team") }] : []),
    ...(people.length > 0 ? [{ label: t("sales.people"), options: named(people, "person") }] : []),
  ];
  const query = search.size > 0 ? `?${search}` : "";
  return (
    <>
      <PageHeader title={t("sales.title")} actions={actions} />
      <PageBar>
        <TabLinks
          label={t("sales.title")}
          links={[
            { to: `/sales${query}`, label: t("sales.tab.flow"), end: true },
            { to: `/sales/win-loss${query}`, label: t("sales.tab.winLoss") },
            { to: `/sales/forecast${query}`, label: t("sales.tab.forecast") },
            ...(may("quotas:read") ? [{ to: "/sales/quotas", label: t("sales.tab.quotas") }] : []),
          ]}
          className="max-w-full"
        />
        <div className="flex flex-wrap gap-2 max-sm:w-full sm:ml-auto">
          {pipelines && pipelines.length > 1 && (
            <div className="w-40 max-sm:flex-1">
              <Select
                aria-label={t("sales.pipeline")}
                value={pipelineId ?? ""}
                {...(all ? { placeholder: t("sales.allPipelines") } : {})}
                options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => set("pipeline", event.target.value)}
              />
            </div>
          )}
          {whose.length > 1 && (
            <div className="w-40 max-sm:flex-1">
              <Select
                aria-label={t("sales.whose")}
                value={search.get("whose") ?? ""}
                options={whose}
                onChange={(event) => set("whose", event.target.value)}
              />
            </div>
          )}
          {typeof period === "string" ? (
            <div className="w-36 max-sm:flex-1">
              <Select
                aria-label={t("sales.period.label")}
                value={period}
                options={PERIODS.map((value) => ({ value, label: t(`sales.period.${value}`) }))}
                onChange={(event) => set("period", event.target.value)}
              />
            </div>
          ) : (
            period
          )}
        </div>
      </PageBar>
    </>
  );
}
