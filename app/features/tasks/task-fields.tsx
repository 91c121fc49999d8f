import { useState } from "react";
import { useSearchParams } from "react-router";
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
import { partsOf } from "#worker/kernel/wall-time.ts";
import { TASK_PRIORITIES } from "#worker/modules/tasks/options.ts";
import { ChecklistField } from "./checklist-field.tsx";
import type { Task } from "./columns.tsx";
import { RepeatFields } from "./repeat-fields.tsx";

type Errors = Readonly<Record<string, string>>;

type Props = {
  task: Task | undefined;
  errors: Errors;
  onTick: (check: Task["checklist"][number], done: boolean) => void;
};

/** What a task's form asks. */
export function TaskFields({ task, errors, onTick }: Props) {
  const t = useT();
  const format = useFormat();
  const { me } = useMe();
  const due = task?.dueAt ? partsOf(task.dueAt, format.timeZone) : { day: null, time: "" };
  const owner = task ? { id: task.ownerId, name: task.ownerName } : me;
  const [search] = useSearchParams();
  const asked = customerAsked(search);
  const customer = task ? { id: task.customerId, name: task.customerName } : { id: asked?.value, name: asked?.label };
  return (
    <>
      <Field label={t("tasks.field.title")} required error={errors.title}>
        <Input name="title" required maxLength={300} defaultValue={task?.title} autoFocus />
      </Field>
      <Field label={t("tasks.field.note")} optional error={errors.note}>
        <Textarea name="note" maxLength={10_000} defaultValue={task?.note ?? ""} />
      </Field>
      <div className="grid grid-cols-[minmax(0,1fr)_9rem] gap-3">
        <Field label={t("tasks.field.dueAt")} optional error={errors.dueAt}>
          <DateInput name="day" defaultValue={due.day} />
        </Field>
        <Field label={t("tasks.time")} optional>
          <Input name="time" type="time" defaultValue={due.time} />
        </Field>
      </div>
      <Field label={t("tasks.field.priority")} error={errors.priority}>
        <Select
          name="priority"
          defaultValue={task?.priority ?? "normal"}
          options={TASK_PRIORITIES.map((value) => ({ value, label: t(`tasks.priority.${value}`) }))}
        />
      </Field>
      <RepeatFields repeats={task?.repeats ?? null} error={errors.repeats} />
      <ChecklistField checklist={task?.checklist ?? []} error={errors.checklist} onTick={onTick} />
      <input type="hidden" name="timeZone" value={format.timeZone} />
      <Pick name="ownerId" id={owner.id} label={owner.name} options={findUsers} error={errors.ownerId} />
      <Pick
        name="customerId"
        id={customer.id}
        label={customer.name}
        options={findCustomers}
        error={errors.customerId}
      />
      <Pick name="dealId" id={task?.dealId} label={task?.dealName} options={findDeals} error={errors.dealId} />
      <Pick
        name="projectId"
        id={task?.projectId}
        label={task?.projectName}
        options={findProjects}
        error={errors.projectId}
      />
    </>
  );
}

type PickProps = {
  name: "ownerId" | "customerId" | "dealId" | "projectId";
  id: string | null | undefined;
  label: string | null | undefined;
  options: ComboboxProps["options"];
  error: string | undefined;
};

/** A record that is not shared with the reader is not asked for: it stays what it is. */
function Pick({ name, id, label, options, error }: PickProps) {
  const t = useT();
  const [chosen, setChosen] = useState<SearchOption | null>(id ? { value: id, label: label ?? "" } : null);
  if (id && !label) return null;
  return (
    <Field label={t(`tasks.field.${name}`)} optional error={error}>
      <Combobox name={name} options={options} value={chosen} onChange={setChosen} />
    </Field>
  );
}
