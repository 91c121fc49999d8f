import { data, Form, useNavigation } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { page } from "#worker/kernel/page.ts";
import { requestPasswordReset } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/forgot-password.ts";
import { PublicPage } from "./public-page.tsx";

export const meta = pageTitle("identity.forgot.title");

/** The answer is the same whether there is such an account or not. */
export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, t } = page(context);
  const email = String((await request.formData()).get("email") ?? "");
  const { problem } = await attempt(requestPasswordReset, { email });
  return problem
    ? data({ email, sent: false, ...refusal(problem, t) }, { status: problem.status })
    : { email, sent: true, message: null, fields: {} as Record<string, string> };
}

export default function ForgotPasswordPage({ actionData }: Route.ComponentProps) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  const back = (
    <Button to="/sign-in" variant="ghost" className="justify-self-center">
      {t("identity.backToSignIn")}
    </Button>
  );
  if (actionData?.sent)
    return (
      <PublicPage title={t("identity.forgot.sentTitle")} text={t("identity.forgot.sent", { email: actionData.email })}>
        <div className="grid gap-4">
          <p role="status" className="text-text-2">
            {t("identity.forgot.again")}
          </p>
          {back}
        </div>
      </PublicPage>
    );
  return (
    <PublicPage title={t("identity.forgot.title")} text={t("identity.forgot.text")}>
      <Form method="post" className="grid gap-4" aria-label={t("identity.forgot.title")}>
        {actionData?.message && <Banner tone="bad">{actionData.message}</Banner>}
        <Field label={t("identity.email")} required error={actionData?.fields.email}>
          <Input
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={actionData?.email}
            required
            maxLength={254}
            autoFocus
          />
        </Field>
        <Button type="submit" variant="primary" size="large" loading={busy}>
          {t("identity.forgot.action")}
        </Button>
        {back}
      </Form>
    </PublicPage>
  );
}
