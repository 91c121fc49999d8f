import { useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { LeaveGuard } from "#app/shell/leave-guard.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { FormSection } from "#app/ui/form-section.tsx";
import { toast } from "#app/ui/toast.ts";
import { getSettings } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";
import type { Route } from "./+types/brand.ts";
import { BrandPreview } from "./brand-preview.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { LookFields } from "./look-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { PlanUsage } from "./plan-usage.tsx";
import type { action } from "./save-settings.ts";

export { action } from "./save-settings.ts";

export const meta = pageTitle("settings.section.brand");

export async function loader({ context }: Route.LoaderArgs) {
  return { settings: await page(context).run(getSettings, {}) };
}

export type Draft = Omit<Route.ComponentProps["loaderData"]["settings"], "plan" | "usage" | "version"> & {
  /** A stored picture that is to be the icon, null for the letter; absent while nothing else was chosen. */
  iconFile?: string | null;
};
export type Edit = (change: Partial<Draft>) => void;

export default function BrandPage({ loaderData }: Route.ComponentProps) {
  const { settings } = loaderData;
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  const [change, setChange] = useState<Partial<Draft>>({});
  const draft: Draft = { ...settings, ...change };
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const errors = refused?.fields ?? {};
  const changed = Object.keys(change).length > 0;
  const edit: Edit = (more) => setChange((before) => ({ ...before, ...more }));
  useDone(fetcher.data, () => {
    setChange({});
    toast({ title: t("settings.saved"), tone: "good" });
  });
  const save = () =>
    void fetcher.submit({ ...change, version: settings.version } as never, {
      method: "post",
      encType: "application/json",
    });
  return (
    <>
      <PageHeader
        title={t("settings.section.brand")}
        actions={
          <Button variant="primary" loading={fetcher.state !== "idle"} disabled={!changed} onClick={save}>
            {t("settings.save")}
          </Button>
        }
      />
      <PageBody className="py-0!">
        {refused?.message && (
          <Banner tone="bad" className="mt-4">
            {refused.message}
          </Banner>
        )}
        <FormSection title={t("settings.brand.look")} text={t("settings.brand.lookText")}>
          <LookFields draft={draft} edit={edit} errors={errors} />
          <BrandPreview draft={draft} />
        </FormSection>
        <FormSection title={t("settings.brand.contact")} text={t("settings.brand.contactText")}>
          <ContactFields draft={draft} edit={edit} errors={errors} />
        </FormSection>
        <FormSection title={t("settings.brand.place")} text={t("settings.brand.placeText")}>
          <PlaceFields draft={draft} edit={edit} errors={errors} />
        </FormSection>
        <FormSection title={t("settings.brand.plan")} text={t("settings.brand.planText")}>
          <PlanUsage plan={settings.plan.name} usage={settings.usage} />
        </FormSection>
      </PageBody>
      <LeaveGuard when={changed && fetcher.state === "idle"} />
    </>
  );
}
