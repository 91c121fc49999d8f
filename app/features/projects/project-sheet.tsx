import { useId, useState } from "react";
import { useFetcher, useSearchParams } from "react-router";
import { FormFields } from "#app/shell/custom/form-fields.tsx";
import { findCustomers, findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { customerAsked } from "#app/shell/use-creating.ts";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { PROJECT_STATUSES } from "#worker/modules/projects/options.ts";
import type { Project } from "./columns.tsx";
import type { action } from "./projects.tsx";

type Props = {
  open: boolean;
  project?: Project;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  onClose: () => void;
};

/** A new project, or a known one. A refused save keeps everything that was typed. */
export function ProjectSheet({ open, project, fields, layout, onClose }: Props) {
  const t = useT();
  const form = useId();
  const { me } = useMe();
  const fetcher = useFetcher<typeof action>();
  const [search] = useSearchParams();
  const [customer, setCustomer] = useState(
    project ? optionOf(project.customerId, project.customerName) : customerAsked(search),
  );
  const [owner, setOwner] = useState(
    optionOf(project ? project.ownerId : me.id, project ? project.ownerName : me.name),
  );
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, ({ name }) => {
    onClose();
    toast({ title: t(project ? "projects.saved" : "projects.created", { name }), tone: "good" });
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t(project ? "projects.editTitle" : "projects.newTitle")}
      actions={
        <Button type="submit" form={form} variant="primary" loading={fetcher.state !== "idle"}>
          {t(project ? "projects.save" : "projects.add")}
        </Button>
      }
    >
      <fetcher.Form id={form} method="post" action="/projects" className="grid gap-4">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {project && <input type="hidden" name="id" value={project.id} />}
        {project && <input type="hidden" name="version" value={project.version} />}
        <FormFields
          {...{ fields, layout }}
          {...(project ? { values: project.custom } : {})}
          errors={refused?.fields ?? {}}
          ours={[
            {
              id: "name",
              required: true,
              field: (
                <Field label={t("projects.field.name")} required error={refused?.fields.name}>
                  <Input name="name" required maxLength={200} defaultValue={project?.name} autoFocus />
                </Field>
              ),
            },
            {
              id: "customerId",
              required: true,
              field: (
                <Field label={t("projects.field.customerId")} required error={refused?.fields.customerId}>
                  <Combobox name="customerId" options={findCustomers} value={customer} onChange={setCustomer} />
                </Field>
              ),
            },
            {
              id: "status",
              field: (
                <Field label={t("projects.field.status")} error={refused?.fields.status}>
                  <Select
                    name="status"
                    defaultValue={project?.status ?? "planned"}
                    options={PROJECT_STATUSES.map((value) => ({ value, label: t(`projects.status.${value}`) }))}
                  />
                </Field>
              ),
            },
            {
              id: "startsOn",
              field: (
                <div className="grid gap-4 sm:grid-cols-2">
                  <Field label={t("projects.field.startsOn")} optional error={refused?.fields.startsOn}>
                    <DateInput name="startsOn" defaultValue={project?.startsOn ?? null} />
                  </Field>
                  <Field label={t("projects.field.endsOn")} optional error={refused?.fields.endsOn}>
                    <DateInput name="endsOn" defaultValue={project?.endsOn ?? null} />
                  </Field>
                </div>
              ),
            },
            {
              id: "ownerId",
              field: (
                <Field label={t("projects.field.ownerId")} error={refused?.fields.ownerId}>
                  <Combobox name="ownerId" options={findUsers} value={owner} onChange={setOwner} />
                </Field>
              ),
            },
          ]}
        />
      </fetcher.Form>
    </Sheet>
  );
}
