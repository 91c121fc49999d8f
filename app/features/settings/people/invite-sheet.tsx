import { useId } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { RoleChoice, TeamChoice } from "./columns.tsx";
import { RoleFields } from "./role-fields.tsx";
import type { action } from "./save-person.ts";

type Props = { open: boolean; onClose: () => void; roles: readonly RoleChoice[]; teams: readonly TeamChoice[] };

/** A mail with a link goes out; what was typed stays when it is refused. */
export function InviteSheet({ open, onClose, roles, teams }: Props) {
  const t = useT();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const errors = refused?.fields ?? {};
  useDone(fetcher.data, ({ email }) => {
    onClose();
    toast({ title: t("settings.people.invited", { email }), tone: "good" });
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("settings.people.invite")}
      actions={
        <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
          {t("settings.people.sendInvitation")}
        </Button>
      }
    >
      <fetcher.Form id={id} method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="invite" />
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        <Field label={t("identity.name")} required error={errors.name}>
          <Input name="name" required maxLength={120} autoComplete="off" autoFocus />
        </Field>
        <Field label={t("identity.email")} required error={errors.email}>
          <Input name="email" type="email" required maxLength={254} autoComplete="off" />
        </Field>
        <RoleFields
          roles={roles}
          teams={teams}
          roleId={roles.find(({ key }) => key === "member")?.id}
          errors={errors}
        />
      </fetcher.Form>
    </Sheet>
  );
}
