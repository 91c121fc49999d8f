import { untabbed } from "#app/shell/custom/arrange.ts";
import { RecordFields } from "#app/shell/custom/record-fields.tsx";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { RecordLink, type Task } from "./columns.tsx";
import { Due } from "./due.tsx";

type Props = { task: Task; fields: readonly ShownField[]; layout: ShownLayout | null };

/** All of a task, for those who may only read it. */
export function TaskFacts({ task, fields, layout }: Props) {
  const t = useT();
  const format = useFormat();
  const facts = [
    ["note", task.note && <span className="whitespace-pre-wrap">{task.note}</span>],
    ["dueAt", task.dueAt && <Due task={task} done={task.doneAt !== null} long />],
    ["priority", t(`tasks.priority.${task.priority}`)],
    ["repeats", task.repeats && t(`tasks.repeat.by.${task.repeats.unit}`)],
    ["checklist", task.checklist.length > 0 && <Points checklist={task.checklist} />],
    ["ownerId", task.ownerName],
    ["customerId", task.customerName && <RecordLink to="customers" id={task.customerId} name={task.customerName} />],
    ["dealId", task.dealName && <RecordLink to="deals" id={task.dealId} name={task.dealName} />],
    ["projectId", task.projectName && <RecordLink to="projects" id={task.projectId} name={task.projectName} />],
    ["doneAt", task.doneAt && format.dateTime(task.doneAt)],
    ["createdAt", format.dateTime(task.createdAt)],
  ] as const;
  return (
    <RecordFields
      resource="tasks"
      row={task}
      fields={fields}
      layout={untabbed(layout)}
      readOnly
      ours={facts.filter(([, value]) => value).map(([id, value]) => ({ id, term: t(`tasks.field.${id}`), value }))}
    />
  );
}

function Points({ checklist }: Pick<Task, "checklist">) {
  return (
    <ul>
      {checklist.map(({ key, text, done }) => (
        <li key={key} className={done ? "text-text-3 line-through" : undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
