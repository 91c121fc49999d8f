import { data, Form, redirect, useNavigation } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { page } from "#worker/kernel/page.ts";
import { resetPassword } from "#worker/modules/identity/index.ts";
import { PASSWORD_LENGTH } from "#worker/modules/identity/sign-in/options.ts";
import type { Route } from "./+types/reset-password.ts";
import { PasswordField } from "./password-field.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = pageTitle("identity.reset.title");

/** Whether the link holds shows when it is used: looking at it would tell a stranger as much as using it. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { attempt, cookies } = page(context);
  const password = String((await request.formData()).get("password") ?? "");
  const { problem } = await attempt(resetPassword, { token: params.token, password });
  if (!problem) return redirect("/sign-in?done=password", { headers: { "Set-Cookie": cookies.session(null) } });
  const expired = problem.reason === "identity.link_expired" || problem.errors.some(({ path }) => path === "token");
  return data({ expired, ...refusal(problem) }, { status: problem.status });
}

export default function ResetPasswordPage({ actionData }: Route.ComponentProps) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  if (actionData?.expired)
    return (
      <PublicPage title={t("identity.reset.expiredTitle")} text={t("identity.reset.expired")}>
        <Button to="/forgot-password" variant="primary" size="large" className="w-full">
          {t("identity.reset.askAgain")}
        </Button>
      </PublicPage>
    );
  return (
    <PublicPage title={t("identity.reset.title")} text={t("identity.reset.text")}>
      <Form method="post" className="grid gap-4" aria-label={t("identity.reset.title")}>
        {actionData?.message && <Banner tone="bad">{actionData.message}</Banner>}
        <PasswordField
          name="password"
          label={t("identity.reset.newPassword")}
          autoComplete="new-password"
          help={t("identity.passwordHelp", { min: PASSWORD_LENGTH.min })}
          error={actionData?.fields.password}
          autoFocus
        />
        <Button type="submit" variant="primary" size="large" loading={busy}>
          {t("identity.reset.action")}
        </Button>
      </Form>
    </PublicPage>
  );
}
