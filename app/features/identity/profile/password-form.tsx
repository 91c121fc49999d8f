import { useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { toast } from "#app/ui/toast.ts";
import { PASSWORD_LENGTH } from "#worker/modules/identity/sign-in/options.ts";
import { PasswordField } from "../password-field.tsx";
import type { action } from "./save-profile.ts";

/** Another password; whoever knows the old one only. */
export function PasswordForm({ email }: { email: string }) {
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  const [round, setRound] = useState(0);
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, () => {
    setRound(round + 1);
    toast({ title: t("profile.passwordChanged"), tone: "good" });
  });
  return (
    <fetcher.Form key={round} method="post" className="grid gap-4">
      <input type="hidden" name="intent" value="password" />
      <input type="text" hidden readOnly name="username" autoComplete="username" value={email} />
      {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
      <PasswordField
        name="currentPassword"
        label={t("profile.currentPassword")}
        autoComplete="current-password"
        error={refused?.fields.currentPassword}
      />
      <PasswordField
        name="password"
        label={t("identity.reset.newPassword")}
        autoComplete="new-password"
        help={t("identity.passwordHelp", { min: PASSWORD_LENGTH.min })}
        error={refused?.fields.password}
      />
      <Button type="submit" className="justify-self-start" loading={fetcher.state !== "idle"}>
        {t("profile.changePassword")}
      </Button>
    </fetcher.Form>
  );
}
