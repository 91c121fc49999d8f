import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useFetcher } from "react-router";
import { findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { useShortcuts } from "#app/shell/use-shortcuts.ts";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { cx } from "#app/ui/cx.ts";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { toast } from "#app/ui/toast.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { action } from "./tasks.tsx";

/**
 * One line for a new task; Enter adds it and the next can be typed. A refused one stays as it was typed. `c` goes there.
 * Where there is no room, day and person come once somebody writes.
 */
export function QuickAdd() {
  const t = useT();
  const format = useFormat();
  const { me } = useMe();
  const self: SearchOption = { value: me.id, label: me.name, avatar: "person" };
  const fetcher = useFetcher<typeof action>();
  const input = useRef<HTMLInputElement>(null);
  const takeBack = useRef<() => void>(undefined);
  const [title, setTitle] = useState("");
  const [owner, setOwner] = useState<SearchOption | null>(self);
  const [round, setRound] = useState(0);
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const trouble =
    refused && (refused.fields.title ?? refused.fields.dueAt ?? refused.fields.ownerId ?? refused.message);
  useShortcuts({ c: () => input.current?.focus() });
  useDone(fetcher.data, ({ title: added }) => {
    takeBack.current?.();
    takeBack.current = toast({ title: t("tasks.created", { title: added }), tone: "good" });
    setTitle("");
    setOwner(self);
    setRound((before) => before + 1);
    input.current?.focus();
  });
  return (
    <fetcher.Form
      method="post"
      action="/tasks"
      aria-label={t("tasks.quick.label")}
      noValidate
      className="group grid shrink-0 gap-1.5 border-line border-b px-(--page) py-2.5"
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 lg:grid-cols-[minmax(0,1fr)_22.5rem_auto]">
        <div className="min-w-0">
          <Input
            ref={input}
            name="title"
            required
            maxLength={300}
            autoComplete="off"
            enterKeyHint="done"
            aria-label={t("tasks.quick.label")}
            aria-keyshortcuts="c"
            aria-invalid={refused?.fields.title ? true : undefined}
            aria-describedby={trouble ? "quick-trouble" : undefined}
            placeholder={t("tasks.quick.placeholder")}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div
          className={cx(
            "grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] gap-2 max-lg:col-span-2 max-lg:row-start-2",
            title === "" && "max-lg:not-group-focus-within:hidden",
          )}
        >
          <DateInput key={round} name="day" aria-label={t("tasks.quick.due")} placeholder={t("tasks.quick.due")} />
          <Combobox
            name="ownerId"
            aria-label={t("tasks.quick.owner")}
            placeholder={t("tasks.quick.owner")}
            options={findUsers}
            value={owner}
            onChange={setOwner}
          />
        </div>
        <input type="hidden" name="timeZone" value={format.timeZone} />
        <Button
          type="submit"
          icon={Plus}
          variant="primary"
          loading={fetcher.state !== "idle"}
          className="max-lg:col-start-2 max-lg:row-start-1"
        >
          {t("tasks.quick.add")}
        </Button>
      </div>
      {trouble && (
        <p id="quick-trouble" role="alert" className="text-bad text-sm">
          {trouble}
        </p>
      )}
    </fetcher.Form>
  );
}
