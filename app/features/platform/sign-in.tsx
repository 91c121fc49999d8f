import { data, Form, redirect, useNavigation, useRouteLoaderData } from "react-router";
import type { loader as rootLoader } from "#app/root.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { PublicFrame } from "#app/shell/public-frame.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { operatorSignIn } from "#tenants/platform/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/sign-in.ts";
import { onlyPlatform } from "./only-platform.ts";

export function loader({ context }: Route.LoaderArgs) {
  onlyPlatform(page(context).platform);
  return null;
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, platform, cookies } = page(context);
  onlyPlatform(platform);
  const form = await request.formData();
  const email = String(form.get("email") ?? "");
  const { output, problem } = await attempt(operatorSignIn, { email, password: String(form.get("password") ?? "") });
  if (problem) return data({ email, message: problem.detail }, { status: problem.status });
  throw redirect("/platform", { headers: { "Set-Cookie": cookies.session(output.token, output.days) } });
}

export default function OperatorSignInPage({ actionData }: Route.ComponentProps) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <PublicFrame mark={{ name: root?.brand.name ?? "" }} title={t("platform.signIn")}>
      <Form method="post" className="grid gap-4">
        {actionData && <Banner tone="bad">{actionData.message}</Banner>}
        <Field label={t("platform.email")}>
          <Input name="email" type="email" autoComplete="username" required defaultValue={actionData?.email ?? ""} />
        </Field>
        <Field label={t("platform.password")}>
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button type="submit" variant="primary" size="large" loading={busy}>
          {t("platform.signIn")}
        </Button>
      </Form>
    </PublicFrame>
  );
}
