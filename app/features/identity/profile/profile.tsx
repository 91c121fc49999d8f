import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { DensitySwitch, ThemeSwitch } from "#app/shell/theme-switch.tsx";
import { readAppearance } from "#app/theme/appearance.ts";
import { Field } from "#app/ui/field.tsx";
import { FormSection } from "#app/ui/form-section.tsx";
import { page } from "#worker/kernel/page.ts";
import { getProfile, listSessions } from "#worker/modules/identity/index.ts";
import type { Route } from "./+types/profile.ts";
import { PasswordForm } from "./password-form.tsx";
import { PersonForm } from "./person-form.tsx";
import { Picture } from "./picture.tsx";
import { Sessions } from "./sessions.tsx";

export { action } from "./save-profile.ts";

export const meta = pageTitle("shell.profile");

export async function loader({ context, request }: Route.LoaderArgs) {
  const { run } = page(context);
  const [profile, sessions] = await Promise.all([run(getProfile, {}), run(listSessions, {})]);
  return { profile, sessions: sessions.data, appearance: readAppearance(request.headers.get("cookie")) };
}

export default function ProfilePage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { profile, sessions, appearance } = loaderData;
  return (
    <>
      <PageHeader title={t("shell.profile")} />
      <PageBody className="py-0!">
        <FormSection title={t("profile.person")} text={profile.email}>
          <Picture profile={profile} />
          <PersonForm profile={profile} />
        </FormSection>
        <FormSection title={t("profile.appearance")} text={t("profile.appearanceText")}>
          <Field label={t("profile.theme")} group>
            <div>
              <ThemeSwitch appearance={appearance} />
            </div>
          </Field>
          <Field label={t("shell.density.label")} group>
            <div>
              <DensitySwitch appearance={appearance} />
            </div>
          </Field>
        </FormSection>
        <FormSection title={t("identity.password")} text={t("profile.passwordText")}>
          <PasswordForm email={profile.email ?? ""} />
        </FormSection>
        <FormSection title={t("profile.sessions")} text={t("profile.sessionsText")}>
          <Sessions sessions={sessions} />
        </FormSection>
      </PageBody>
    </>
  );
}
