import { useEffect, useEffectEvent, useId, useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { action } from "./save-tenant.ts";

type Props = { open: boolean; onClose: () => void; plans: { key: string; name: string }[] };

/** A new agency: its name, where it answers, who owns it. The owner is invited by mail. */
export function CreateTenantSheet({ open, onClose, plans }: Props) {
  const t = useT();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const [slug, setSlug] = useState("");
  const { output, problem } = fetcher.data?.created ?? {};
  const errorOf = (path: string) => problem?.errors.find((error) => error.path === path)?.message;
  const finish = useEffectEvent((host: string) => {
    onClose();
    toast({ title: t("platform.created", { host }), tone: "good" });
  });
  useEffect(() => {
    if (output && "host" in output && typeof output.host === "string") finish(output.host);
  }, [output]);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("platform.newTitle")}
      text={t("platform.newText")}
      actions={
        <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
          {t("platform.create")}
        </Button>
      }
    >
      <fetcher.Form id={id} method="post" className="grid gap-4">
        {problem && problem.errors.length === 0 && <Banner tone="bad">{problem.detail}</Banner>}
        <Field label={t("platform.field.name")} required error={errorOf("name")}>
          <Input name="name" required maxLength={80} onChange={(event) => setSlug(slugOf(event.target.value))} />
        </Field>
        <Field label={t("platform.field.slug")} required error={errorOf("slug")} help={t("platform.slugHelp")}>
          <Input name="slug" required value={slug} onChange={(event) => setSlug(event.target.value)} />
        </Field>
        <Field label={t("platform.field.host")} required error={errorOf("host")} help={t("platform.hostHelp")}>
          <Input name="host" required placeholder="crm.ajans.com.tr" />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("platform.field.plan")}>
            <Select name="planKey" options={plans.map((plan) => ({ value: plan.key, label: plan.name }))} />
          </Field>
          <Field label={t("platform.field.colour")} error={errorOf("colour")}>
            <Input name="colour" type="color" defaultValue="#2f6feb" />
          </Field>
          <Field label={t("platform.field.language")}>
            <Select
              name="language"
              options={[
                { value: "tr", label: "Türkçe" },
                { value: "en", label: "English" },
              ]}
            />
          </Field>
          <Field label={t("platform.field.currency")}>
            <Select
              name="currency"
              options={["TRY", "EUR", "USD", "GBP"].map((code) => ({ value: code, label: code }))}
            />
          </Field>
        </div>
        <Field label={t("platform.field.ownerName")} required error={errorOf("ownerName")}>
          <Input name="ownerName" required maxLength={120} />
        </Field>
        <Field label={t("platform.field.ownerEmail")} required error={errorOf("ownerEmail")}>
          <Input name="ownerEmail" type="email" required />
        </Field>
      </fetcher.Form>
    </Sheet>
  );
}

function slugOf(name: string): string {
  const plain = name
    .toLocaleLowerCase("tr")
    .replaceAll("ı", "i")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
}
