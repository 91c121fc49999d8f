import { useState } from "react";
import { useSearchParams } from "react-router";
import { type AskedField, FormFields } from "#app/shell/custom/form-fields.tsx";
import { findCustomers, findDeals, findProjects, findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { customerAsked } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Combobox, type ComboboxProps } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { partsOf } from "#worker/kernel/wall-time.ts";
import { TASK_PRIORITIES } from "#worker/modules/tasks/options.ts";
import { ChecklistField } from "./checklist-field.tsx";
import type { Task } from "./columns.tsx";
import { RepeatFields } from "./repeat-fields.tsx";

type Errors = Readonly<Record<string, string>>;

type Props = {
  task: Task | undefined;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  errors: Errors;
  onTick: (check: Task["checklist"][number], done: boolean) => void;
};

/** What a task's form asks. */
export function TaskFields({ task, fields, layout, errors, onTick }: Props) {
  const t = useT();
  const format = useFormat();
  const ours: AskedField[] = [
    {
      id: "title",
      required: true,
      field: (
        <Field label={t("tasks.field.title")} required error={errors.title}>
          <Input name="title" required maxLength={300} defaultValue={task?.title} autoFocus />
        </Field>
      ),
    },
    {
      id: "note",
      field: (
        <Field label={t("tasks.field.note")} optional error={errors.note}>
          <Textarea name="note" maxLength={10_000} defaultValue={task?.note ?? ""} />
        </Field>
      ),
    },
    { id: "dueAt", field: <DueFields task={task} error={errors.dueAt} /> },
    {
      id: "priority",
      field: (
        <Field label={t("tasks.field.priority")} error={errors.priority}>
          <Select
            name="priority"
            defaultValue={task?.priority ?? "normal"}
            options={TASK_PRIORITIES.map((value) => ({ value, label: t(`tasks.priority.${value}`) }))}
          />
        </Field>
      ),
    },
    { id: "repeats", field: <RepeatFields repeats={task?.repeats ?? null} error={errors.repeats} /> },
    {
      id: "checklist",
      field: <ChecklistField checklist={task?.checklist ?? []} error={errors.checklist} onTick={onTick} />,
    },
    ...useRecords(task, errors),
  ];
  return (
    <>
      <FormFields {...{ ours, fields, layout, errors }} {...(task ? { values: task.custom } : {})} />
      <input type="hidden" name="timeZone" value={format.timeZone} />
    </>
  );
}

function DueFields({ task, error }: { task: Task | undefined; error: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const due = task?.dueAt ? partsOf(task.dueAt, format.timeZone) : { day: null, time: "" };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_9rem] gap-3">
      <Field label={t("tasks.field.dueAt")} optional error={error}>
        <DateInput name="day" defaultValue={due.day} />
      </Field>
      <Field label={t("tasks.time")} optional>
        <Input name="time" type="time" defaultValue={due.time} />
      </Field>
    </div>
  );
}

/** Whose it is, and what it hangs on. */
function useRecords(task: Task | undefined, errors: Errors): AskedField[] {
  const { me } = useMe();
  const [search] = useSearchParams();
  const owner = task ? { id: task.ownerId, name: task.ownerName } : me;
  const asked = customerAsked(search);
  const customer = task ? { id: task.customerId, name: task.customerName } : { id: asked?.value, name: asked?.label };
  const records: Omit<PickProps, "error">[] = [
    { name: "ownerId", id: owner.id, label: owner.name, options: findUsers },
    { name: "customerId", id: customer.id, label: customer.name, options: findCustomers },
    { name: "dealId", id: task?.dealId, label: task?.dealName, options: findDeals },
    { name: "projectId", id: task?.projectId, label: task?.projectName, options: findProjects },
  ];
  // A record that is not shared with the reader is not asked for: it stays what it is.
  return records
    .filter(({ id, label }) => !id || label)
    .map((record) => ({
      id: record.name,
      // For whom it is being made, it says.
      required: !task && record.name !== "ownerId" && Boolean(record.id),
      field: <Pick {...record} error={errors[record.name]} />,
    }));
}

type PickProps = {
  name: "ownerId" | "customerId" | "dealId" | "projectId";
  id: string | null | undefined;
  label: string | null | undefined;
  options: ComboboxProps["options"];
  error: string | undefined;
};

function Pick({ name, id, label, options, error }: PickProps) {
  const t = useT();
  const [chosen, setChosen] = useState<SearchOption | null>(id ? { value: id, label: label ?? "" } : null);
  return (
    <Field label={t(`tasks.field.${name}`)} optional error={error}>
      <Combobox name={name} options={options} value={chosen} onChange={setChosen} />
    </Field>
  );
}
