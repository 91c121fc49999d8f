import { data, Form, Link, redirect, redirectDocument, useNavigation } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { visitor } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import { signIn } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/sign-in.ts";
import { localPath } from "./local-path.ts";
import { PasswordField } from "./password-field.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = pageTitle("identity.signIn.action");

/** Who is signed in goes on; who carries a session that has ended sees the page like anybody. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, platform } = page(context);
  const search = new URL(request.url).searchParams;
  const actor = await ctx.run(visitor, {}).catch(() => null);
  if (platform) throw redirect("/platform");
  const to = localPath(search.get("to"));
  if (actor?.kind === "user") throw redirect(to);
  return { to, notice: search.get("done") === "password" ? ("password" as const) : null };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, chosen, cookies, t } = page(context);
  const form = await request.formData();
  const email = String(form.get("email") ?? "");
  const { output, problem } = await attempt(signIn, {
    email,
    password: String(form.get("password") ?? ""),
    ...(chosen ? { language: chosen } : {}),
  });
  if (problem) return data({ email, ...refusal(problem, t) }, { status: problem.status });
  return redirectDocument(localPath(form.get("to")), { headers: { "Set-Cookie": cookies.session(output.token) } });
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  const { to, notice } = loaderData;
  return (
    <PublicPage title={t("identity.signIn.title")} text={t("identity.signIn.text")}>
      <Form method="post" className="grid gap-4" aria-label={t("identity.signIn.title")}>
        {notice && !actionData && <Banner tone="good">{t("identity.reset.done")}</Banner>}
        {actionData?.message && <Banner tone="bad">{actionData.message}</Banner>}
        <input type="hidden" name="to" value={to} />
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
        <PasswordField
          name="password"
          label={t("identity.password")}
          autoComplete="current-password"
          error={actionData?.fields.password}
        />
        <Button type="submit" variant="primary" size="large" loading={busy}>
          {t("identity.signIn.action")}
        </Button>
        <Link
          to="/forgot-password"
          className="justify-self-center rounded text-text-2 hover:text-text hover:underline touch:min-h-11 touch:py-3"
        >
          {t("identity.signIn.forgot")}
        </Link>
      </Form>
    </PublicPage>
  );
}
