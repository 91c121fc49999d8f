import { useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageBody } from "#app/shell/page-header.tsx";
import type { usePages } from "#app/shell/use-pages.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { cx } from "#app/ui/cx.ts";
import { Pager } from "#app/ui/pager.tsx";
import { RecordLink, type Task, type TaskVerbs } from "./columns.tsx";
import { Due } from "./due.tsx";
import { groupsOf } from "./groups.ts";
import { TaskMarks, TaskTick, TaskTitle } from "./task-tick.tsx";
import { useTaskKeys } from "./use-task-keys.ts";

type Props = TaskVerbs & {
  pages: ReturnType<typeof usePages<Task, never>>;
  /** Whose each is; left out where all are one's own. */
  withOwner: boolean;
};

/** Open tasks under what is late, today, later, and without a day. */
export function DayGroups({ pages, withOwner, ...verbs }: Props) {
  const t = useT();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const groups = groupsOf(pages.rows, format);
  const shown = groups.flatMap((group) => group.tasks);
  useTaskKeys(frame, shown, verbs);
  return (
    <PageBody className="pt-1">
      <div ref={frame}>
        {groups.map(({ group, tasks }, at) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2
              id={`group-${group}`}
              className={cx("flex items-baseline gap-2 pt-4 pb-1.5 font-semibold", group === "overdue" && "text-bad")}
            >
              {t(`tasks.group.${group}`)}
              <span className="num font-normal text-text-3">
                {format.number(tasks.length)}
                {pages.hasMore && at === groups.length - 1 ? "+" : ""}
              </span>
            </h2>
            <ul className="border-line border-t">
              {tasks.map((task) => (
                <TaskRow
                  key={task.id}
                  task={task}
                  verbs={verbs}
                  withOwner={withOwner}
                  first={task.id === shown[0]?.id}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {pages.hasMore && (
        <Pager
          shown={pages.rows.length}
          total={pages.total}
          hasMore={pages.hasMore}
          loading={pages.loading}
          onMore={pages.loadMore}
          infinite
        />
      )}
    </PageBody>
  );
}

type RowProps = { task: Task; verbs: TaskVerbs; withOwner: boolean; first: boolean };

function TaskRow({ task, verbs, withOwner, first }: RowProps) {
  const { isDone, onMark, onEdit } = verbs;
  const done = isDone(task);
  const links = [
    { to: "customers", id: task.customerId, name: task.customerName },
    { to: "deals", id: task.dealId, name: task.dealName },
    { to: "projects", id: task.projectId, name: task.projectName },
  ] as const;
  const about = links.filter(({ id, name }) => id && name);
  return (
    <li
      data-row={task.id}
      data-inset-focus
      tabIndex={first ? 0 : -1}
      className="flex min-h-10 items-center gap-2 rounded border-line border-b px-1 py-1 hover:bg-hover max-sm:items-start"
    >
      <TaskTick task={task} done={done} onMark={onMark} />
      <div className="flex min-w-0 flex-1 items-center gap-x-3 max-sm:flex-col max-sm:items-start">
        <span className="flex min-w-0 max-w-full items-center gap-1.5">
          <TaskTitle task={task} done={done} onEdit={onEdit} />
          <TaskMarks task={task} done={done} />
        </span>
        {about.length > 0 && (
          <span className="flex min-w-0 max-w-full flex-1 gap-x-2 text-sm text-text-3">
            {about.map((link, at) => (
              <span key={link.to} className={cx("min-w-0 truncate", at > 0 && "max-md:hidden")}>
                {at > 0 && (
                  <span aria-hidden="true" className="mr-2 align-middle">
                    ·
                  </span>
                )}
                <RecordLink {...link} />
              </span>
            ))}
          </span>
        )}
      </div>
      <span className="ml-auto flex shrink-0 items-center gap-2.5 text-sm max-sm:min-h-6 touch:max-sm:min-h-11">
        <Due task={task} done={done} />
        {withOwner &&
          (task.ownerName ? (
            <Avatar name={task.ownerName} id={task.ownerId ?? ""} size="small" labelled />
          ) : (
            <span className="size-5" />
          ))}
      </span>
    </li>
  );
}
