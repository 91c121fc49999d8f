import { useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { TimeZoneSelect } from "#app/shell/time-zone-select.tsx";
import { zoneName } from "#app/shell/time-zones.ts";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getProfile } from "#worker/modules/identity/index.ts";
import type { action } from "./save-profile.ts";

/** Name, language, time zone. What is left to the workspace follows it. */
export function PersonForm({ profile }: { profile: OutputOf<typeof getProfile> }) {
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const [timeZone, setTimeZone] = useState(profile.timeZone);
  const { tenant } = profile;
  const tongue = tenant.language === "tr" ? "Türkçe" : "English";
  useDone(fetcher.data, () => toast({ title: t("profile.saved"), tone: "good" }));
  return (
    <fetcher.Form method="post" className="grid gap-4">
      <input type="hidden" name="intent" value="person" />
      {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
      <Field label={t("identity.name")} required error={refused?.fields.name}>
        <Input name="name" defaultValue={profile.name} required maxLength={120} autoComplete="name" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("profile.language")} error={refused?.fields.language}>
          <Select
            name="language"
            defaultValue={profile.language ?? ""}
            options={[
              { value: "", label: t("profile.asWorkspace", { value: tongue }) },
              { value: "tr", label: "Türkçe" },
              { value: "en", label: "English" },
            ]}
          />
        </Field>
        <Field label={t("profile.timeZone")} error={refused?.fields.timeZone}>
          <TimeZoneSelect
            name="timeZone"
            placeholder={t("profile.asWorkspace", { value: zoneName(tenant.timeZone, t.language) })}
            value={timeZone}
            onChange={setTimeZone}
          />
        </Field>
      </div>
      <Button type="submit" className="justify-self-start" loading={fetcher.state !== "idle"}>
        {t("profile.save")}
      </Button>
    </fetcher.Form>
  );
}
