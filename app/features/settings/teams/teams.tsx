import { Plus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Button } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import { visitor } from "#tenants/index.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { type getTeam, listTeams } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/teams.ts";
import type { action } from "./save-team.ts";

const TeamSheet = lazySheet(async () => (await import("./team-sheet.tsx")).TeamSheet);

export { action } from "./save-team.ts";

export const meta = pageTitle("settings.section.teams");

export type Team = OutputOf<typeof getTeam>;

export async function loader({ context }: Route.LoaderArgs) {
  const { run } = page(context);
  const [{ grants }, teams] = await Promise.all([run(visitor, {}), run(listTeams, { limit: 200, sort: "name" })]);
  return { teams: teams.data, mayWrite: Boolean(grants["users:write"]) };
}

export default function TeamsPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { teams, mayWrite } = loaderData;
  const [editing, setEditing] = useState<Team | "new">();
  const [removing, setRemoving] = useState<Team>();
  const remover = useFetcher<typeof action>();
  useDone(remover.data, () => toast({ title: t("settings.teams.deleted"), tone: "good" }));
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setEditing("new")}>
      {t("settings.teams.new")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("settings.section.teams")} count={teams.length} actions={mayWrite && create} />
      <PageBody>
        {teams.length === 0 && (
          <EmptyState
            icon={UsersRound}
            title={t("settings.teams.empty")}
            text={t("settings.teams.emptyText")}
            action={mayWrite && create}
          />
        )}
        <ul className="divide-y divide-line">
          {teams.map((team) => (
            <li key={team.id} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <div className="min-w-0 flex-1">
                <h2 className="truncate font-medium">{team.name}</h2>
                <p className="text-sm text-text-3">{t("settings.teams.members", { count: team.members.length })}</p>
              </div>
              <Faces team={team} />
              {mayWrite && (
                <RowActions name={team.name} onEdit={() => setEditing(team)} onDelete={() => setRemoving(team)} />
              )}
            </li>
          ))}
        </ul>
      </PageBody>
      {editing && (
        <TeamSheet
          open
          key={editing === "new" ? "new" : editing.id}
          team={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t("settings.teams.deleteTitle", { name: removing?.name ?? "" })}
        text={t("settings.teams.deleteText")}
        confirm={t("settings.teams.delete")}
        onConfirm={() => remover.submit({ intent: "delete", id: removing?.id ?? "" }, { method: "post" })}
      />
    </>
  );
}

function Faces({ team }: { team: Team }) {
  const format = useFormat();
  const shown = team.members.slice(0, 5);
  const more = team.members.length - shown.length;
  return (
    <div className="flex items-center gap-1">
      {shown.map(({ id, name, pictureId }) => (
        <Avatar key={id} id={id} name={name} image={pictureId && `/files/${pictureId}`} labelled />
      ))}
      {more > 0 && <span className="num text-sm text-text-3">+{format.number(more)}</span>}
    </div>
  );
}
