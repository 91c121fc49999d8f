import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Link, useFetcher, useRevalidator } from "react-router";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { cx } from "#app/ui/cx.ts";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { toast } from "#app/ui/toast.ts";
import { useFormat, useT } from "./i18n.tsx";
import type { Refusal } from "./refusal.ts";
import { useApi } from "./use-api.ts";
import { useDone } from "./use-done.ts";
import { useMe } from "./use-me.ts";

type Task = { id: string; title: string; dueAt: string | null; overdue: boolean; ownerName: string | null };
type Props = {
  tasks: readonly Task[];
  total: number;
  /** What new tasks hang on: `{ dealId, customerId }`. */
  links: Readonly<Record<string, string>>;
  /** The list of all of them. */
  all: string;
};

/** The open tasks of a record: ticked off and added here. */
export function RecordTasks({ tasks, total, links, all }: Props) {
  const t = useT();
  const { may } = useMe();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const mark = useMark(setTicked);
  const mayWrite = may("tasks:write");
  return (
    <div className="grid gap-2">
      <ul className="grid">
        {tasks.map((task) => (
          <li key={task.id} className="flex min-h-9 items-start gap-2 border-line border-b py-1 last:border-0">
            <span className={cx("min-w-0 flex-1 break-words", ticked.has(task.id) && "text-text-3 line-through")}>
              {mayWrite ? (
                <Checkbox
                  round
                  label={task.title}
                  checked={ticked.has(task.id)}
                  onChange={() => void mark(task, "complete")}
                  className="flex w-full"
                />
              ) : (
                task.title
              )}
            </span>
            <Due task={task} />
          </li>
        ))}
        {tasks.length === 0 && <li className="py-1 text-text-3">{t("tasks.none")}</li>}
      </ul>
      {total > tasks.length && (
        <Link to={all} className="min-h-6 justify-self-start rounded text-brand-text hover:underline">
          {t("tasks.more")}
        </Link>
      )}
      {mayWrite && <AddTask links={links} />}
    </div>
  );
}

function Due({ task: { dueAt, overdue, ownerName } }: { task: Task }) {
  const format = useFormat();
  const day =
    dueAt && (Math.abs(format.daysFromToday(dueAt)) < 7 ? format.relativeDay(dueAt) : format.shortDate(dueAt));
  return (
    <span className="grid max-w-32 shrink-0 justify-items-end pt-0.5 text-sm text-text-3">
      {dueAt && (
        <time dateTime={dueAt} title={format.dateTime(dueAt)} className={overdue ? "text-bad" : undefined}>
          {day}
        </time>
      )}
      <span className="max-w-full truncate">{ownerName}</span>
    </span>
  );
}

/** One line for a new task. A refused one stays as it was typed. */
function AddTask({ links }: { links: Props["links"] }) {
  const t = useT();
  const format = useFormat();
  const trouble = useId();
  const { me } = useMe();
  const fetcher = useFetcher<{ done: { title: string } } | Refusal>();
  const [round, setRound] = useState(0);
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const said = refused && (refused.fields.title ?? refused.fields.dueAt ?? refused.message);
  useDone(fetcher.data as { done?: { title: string } }, () => setRound((before) => before + 1));
  return (
    <fetcher.Form method="post" action="/tasks" aria-label={t("tasks.quick.label")} noValidate className="grid gap-2">
      {Object.entries(links).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="ownerId" value={me.id} />
      <input type="hidden" name="timeZone" value={format.timeZone} />
      <Input
        key={`title ${round}`}
        name="title"
        required
        maxLength={300}
        autoComplete="off"
        aria-label={t("tasks.quick.label")}
        aria-describedby={said ? trouble : undefined}
        placeholder={t("tasks.quick.placeholder")}
      />
      <div className="flex gap-2">
        <DateInput
          key={`day ${round}`}
          name="day"
          aria-label={t("tasks.quick.due")}
          placeholder={t("tasks.quick.due")}
        />
        <Button type="submit" icon={Plus} loading={fetcher.state !== "idle"}>
          {t("tasks.quick.add")}
        </Button>
      </div>
      {said && (
        <p id={trouble} role="alert" className="text-bad text-sm">
          {said}
        </p>
      )}
    </fetcher.Form>
  );
}

type Mark = (task: Pick<Task, "id" | "title">, verb: "complete" | "reopen") => Promise<void>;

function useMark(setTicked: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void): Mark {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const mark: Mark = async (task, verb) => {
    const done = verb === "complete";
    if (done) setTicked((before) => new Set(before).add(task.id));
    const { refused } = await api(`POST /tasks/${task.id}/${verb}`);
    if (!refused)
      toast({
        title: t(done ? "tasks.done" : "tasks.reopened", { title: task.title }),
        ...(done ? { undo: () => void mark(task, "reopen") } : {}),
      });
    await revalidate();
    setTicked((before) => new Set([...before].filter((id) => id !== task.id)));
  };
  return mark;
}
