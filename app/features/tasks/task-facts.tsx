import { useFormat, useT } from "#app/shell/i18n.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { RecordLink, type Task } from "./columns.tsx";
import { Due } from "./due.tsx";

/** All of a task, for those who may only read it. */
export function TaskFacts({ task }: { task: Task }) {
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
    <DescriptionList
      items={facts.filter(([, value]) => value).map(([id, value]) => ({ id, term: t(`tasks.field.${id}`), value }))}
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
