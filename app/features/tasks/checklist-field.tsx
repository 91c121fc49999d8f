import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { MOST_CHECKS } from "#worker/modules/tasks/options.ts";
import type { Task } from "./columns.tsx";

type Check = Task["checklist"][number];
type Props = {
  checklist: readonly Check[];
  error: string | undefined;
  /** Ticks a point that is kept already, at once. */
  onTick: (check: Check, done: boolean) => void;
};

/** The points of a task: Enter adds one, an emptied one goes. Sent as one value, `checklist`. */
export function ChecklistField({ checklist, error, onTick }: Props) {
  const t = useT();
  const [points, setPoints] = useState<readonly Check[]>(checklist);
  const frame = useRef<HTMLDivElement>(null);
  const kept = new Set(checklist.map(({ key }) => key));
  const change = (key: string, values: Partial<Check>) =>
    setPoints(points.map((one) => (one.key === key ? { ...one, ...values } : one)));
  const add = (after: number) => {
    if (points.length >= MOST_CHECKS) return;
    setPoints(points.toSpliced(after + 1, 0, { key: crypto.randomUUID(), text: "", done: false }));
    requestAnimationFrame(() => frame.current?.querySelectorAll<HTMLElement>("input[type=text]")[after + 1]?.focus());
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(at);
  };
  const sent = points.filter(({ text }) => text.trim() !== "");
  return (
    <Field label={t("tasks.field.checklist")} optional group error={error}>
      <input type="hidden" name="checklist" value={JSON.stringify(sent)} />
      <div ref={frame} className="grid justify-items-start gap-1.5">
        <ul className="grid w-full gap-1.5">
          {points.map((point, at) => (
            <li key={point.key} className="flex items-center gap-1.5">
              <Checkbox
                round
                aria-label={t("tasks.check.tick", { text: point.text })}
                checked={point.done}
                onChange={({ target }) => {
                  change(point.key, { done: target.checked });
                  if (kept.has(point.key)) onTick(point, target.checked);
                }}
              />
              <div className="min-w-0 flex-1">
                <Input
                  type="text"
                  id={point.key}
                  value={point.text}
                  maxLength={300}
                  aria-label={t("tasks.check.point", { number: at + 1 })}
                  onChange={({ target }) => change(point.key, { text: target.value })}
                  onKeyDown={(event) => onKeyDown(event, at)}
                />
              </div>
              <IconButton
                icon={X}
                size="small"
                aria-label={t("ui.removeItem", { item: point.text || t("tasks.check.point", { number: at + 1 }) })}
                onClick={() => setPoints(points.filter((one) => one !== point))}
              />
            </li>
          ))}
        </ul>
        {points.length < MOST_CHECKS && (
          <Button size="small" variant="ghost" icon={Plus} onClick={() => add(points.length - 1)} className="-ml-2">
            {t("tasks.check.add")}
          </Button>
        )}
      </div>
    </Field>
  );
}
