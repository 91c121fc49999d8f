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
