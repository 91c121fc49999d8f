import { data, Form, redirectDocument, useNavigation, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { page } from "#worker/kernel/page.ts";
import { acceptInvitation, getInvitation } from "#worker/modules/identity/index.ts";
import { PASSWORD_LENGTH } from "#worker/modules/identity/sign-in/options.ts";
import type { Route } from "./+types/invitation.ts";
import { PasswordField } from "./password-field.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = pageTitle("identity.invitation.pageTitle");

export async function loader({ context, params }: Route.LoaderArgs) {
  const { output, problem } = await page(context).attempt(getInvitation, { token: params.token });
  return problem
    ? data({ invited: null }, { status: problem.status === 422 ? 404 : problem.status })
    : { invited: output };
}

/** Name and password, and in. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { attempt, chosen, cookies } = page(context);
  const form = await request.formData();
  const name = String(form.get("name") ?? "");
  const { output, problem } = await attempt(acceptInvitation, {
    token: params.token,
    name,
    password: String(form.get("password") ?? ""),
    ...(chosen ? { language: chosen } : {}),
  });
  if (problem) return data({ name, ...refusal(problem) }, { status: problem.status });
  return redirectDocument("/", { headers: { "Set-Cookie": cookies.session(output.token) } });
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  const brand = useRouteLoaderData<typeof rootLoader>("root")?.brand.name ?? "";
  const { invited } = loaderData;
  if (!invited)
    return (
      <PublicPage title={t("identity.reset.expiredTitle")} text={t("identity.invitation.expired")}>
        <Button to="/sign-in" variant="primary" size="large" className="w-full">
          {t("identity.backToSignIn")}
        </Button>
      </PublicPage>
    );
  return (
    <PublicPage
      title={t("identity.invitation.title", { brand })}
      text={<span className="break-words">{t("identity.invitation.text", { email: invited.email })}</span>}
    >
      <Form method="post" className="grid gap-4" aria-label={t("identity.invitation.pageTitle")}>
        {actionData?.message && <Banner tone="bad">{actionData.message}</Banner>}
        <input type="hidden" name="username" autoComplete="username" value={invited.email} />
        <Field label={t("identity.name")} required error={actionData?.fields.name}>
          <Input
            name="name"
            autoComplete="name"
            defaultValue={actionData?.name ?? invited.name}
            required
            maxLength={120}
          />
        </Field>
        <PasswordField
          name="password"
          label={t("identity.password")}
          autoComplete="new-password"
          help={t("identity.passwordHelp", { min: PASSWORD_LENGTH.min })}
          error={actionData?.fields.password}
          autoFocus
        />
        <Button type="submit" variant="primary" size="large" loading={busy}>
          {t("identity.invitation.action")}
        </Button>
      </Form>
    </PublicPage>
  );
}
