import { useId } from "react";
import { useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import { type Person, type RoleChoice, statusTone, type TeamChoice } from "./columns.tsx";
import { RoleFields } from "./role-fields.tsx";
import type { action } from "./save-person.ts";

type Props = {
  open: boolean;
  person: Person;
  roles: readonly RoleChoice[];
  teams: readonly TeamChoice[];
  isSelf: boolean;
  mayWrite: boolean;
  onClose: () => void;
};

/** One of the people: role, teams, and whether they may come in. */
export function PersonSheet({ open, person, roles, teams, isSelf, mayWrite, onClose }: Props) {
  const t = useT();
  const id = useId();
  const format = useFormat();
  const fetcher = useFetcher<typeof action>();
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const setStatus = (status: string) =>
    void fetcher.submit({ intent: "status", id: person.id, status }, { method: "post" });
  useDone(fetcher.data, ({ intent, status, name, email }) => {
    if (intent === "resend") toast({ title: t("settings.people.invited", { email }), tone: "good" });
    else if (intent === "save") {
      onClose();
      toast({ title: t("settings.saved"), tone: "good" });
    } else if (status === "suspended")
      toast({ title: t("settings.people.suspended", { name }), undo: () => setStatus("active") });
    else toast({ title: t("settings.people.letIn", { name }), tone: "good" });
  });
  const { status } = person;
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={person.name}
      text={person.email}
      actions={
        mayWrite && (
          <>
            {status === "invited" && (
              <Button onClick={() => void fetcher.submit({ intent: "resend", id: person.id }, { method: "post" })}>
                {t("settings.people.resend")}
              </Button>
            )}
            {!isSelf && (
              <Button
                variant={status === "suspended" ? "default" : "danger"}
                onClick={() => setStatus(status === "suspended" ? "active" : "suspended")}
              >
                {t(status === "suspended" ? "settings.people.reactivate" : "settings.people.suspend")}
              </Button>
            )}
            <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
              {t("settings.save")}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-5">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        <DescriptionList
          items={[
            {
              id: "status",
              term: t("settings.people.status"),
              value: <Badge tone={statusTone[status]}>{t(`settings.status.${status}`)}</Badge>,
            },
            {
              id: "seen",
              term: t("settings.people.lastSeen"),
              value: person.lastSeenAt ? format.relative(person.lastSeenAt) : t("settings.never"),
            },
            { id: "since", term: t("settings.people.since"), value: format.date(person.createdAt) },
            ...(mayWrite
              ? []
              : [
                  {
                    id: "role",
                    term: t("settings.people.role"),
                    value: t.find(`identity.role.${person.roleKey}`) ?? person.roleName,
                  },
                  {
                    id: "teams",
                    term: t("settings.section.teams"),
                    value: person.teams.map((team) => team.name).join(", "),
                  },
                ]),
          ]}
        />
        {mayWrite && (
          <fetcher.Form id={id} method="post" className="grid gap-4">
            <input type="hidden" name="intent" value="save" />
            <input type="hidden" name="id" value={person.id} />
            <input type="hidden" name="roleWas" value={person.roleId} />
            <input type="hidden" name="version" value={person.version} />
            <RoleFields
              roles={roles}
              teams={teams}
              roleId={person.roleId}
              teamIds={person.teams.map((team) => team.id)}
              errors={refused?.fields ?? {}}
              fixedRole={isSelf ? t("settings.people.ownRole") : undefined}
            />
          </fetcher.Form>
        )}
      </div>
    </Sheet>
  );
}
