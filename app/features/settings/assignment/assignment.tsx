import { Plus } from "lucide-react";
import Split from "lucide-react/icons/split";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listTeams } from "#worker/modules/identity/index.ts";
import { listHours, listRules } from "#worker/modules/tasks/index.ts";
import type { Route } from "./+types/assignment.ts";
import { HoursList } from "./hours-list.tsx";
import { RuleList } from "./rule-list.tsx";

const RuleSheet = lazySheet(async () => (await import("./rule-sheet.tsx")).RuleSheet);
const TrySheet = lazySheet(async () => (await import("./try-sheet.tsx")).TrySheet);

export type Rule = OutputOf<typeof listRules>["data"][number];
export type Hours = OutputOf<typeof listHours>["data"][number];
export type TeamOption = { id: string; name: string };

export const meta = pageTitle("settings.section.assignment");

export async function loader({ context }: Route.LoaderArgs) {
  const { run } = page(context);
  const [rules, hours, teams] = await Promise.all([
    run(listRules, {}),
    run(listHours, {}),
    run(listTeams, { limit: 200, sort: "name" }),
  ]);
  return { rules: rules.data, hours: hours.data, teams: teams.data.map(({ id, name }) => ({ id, name })) };
}

/** Who gets tasks that nobody was named for, and when people work. */
export default function AssignmentPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { hours, rules, teams } = loaderData;
  const [editing, setEditing] = useState<Rule | "new">();
  const [trying, setTrying] = useState(false);
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setEditing("new")}>
      {t("settings.assignment.new")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("settings.section.assignment")}
        count={rules.length}
        actions={
          <>
            {rules.length > 0 && <Button onClick={() => setTrying(true)}>{t("settings.assignment.try")}</Button>}
            {create}
          </>
        }
      />
      <PageBody>
        {rules.length === 0 ? (
          <EmptyState
            icon={Split}
            title={t("settings.assignment.empty")}
            text={t("settings.assignment.emptyText")}
            action={create}
          />
        ) : (
          <>
            <p className="mb-3 max-w-160 text-text-2">{t("settings.assignment.intro")}</p>
            <RuleList rules={rules} onEdit={setEditing} />
          </>
        )}
        <HoursList hours={hours} />
      </PageBody>
      {editing && (
        <RuleSheet
          open
          key={editing === "new" ? "new" : editing.id}
          rule={editing === "new" ? undefined : editing}
          teams={teams}
          onClose={() => setEditing(undefined)}
        />
      )}
      {trying && <TrySheet open onClose={() => setTrying(false)} />}
    </>
  );
}
