import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import type { Hours } from "./assignment.tsx";
import { weekday } from "./weekday.ts";

const HoursSheet = lazySheet(async () => (await import("./hours-sheet.tsx")).HoursSheet);

/** When people work: everybody's hours, and those of people who have their own. */
export function HoursList({ hours }: { hours: readonly Hours[] }) {
  const t = useT();
  const [editing, setEditing] = useState<Hours | "new">();
  const shared = hours.find(({ userId }) => userId === null);
  const own = hours.filter(({ userId }) => userId !== null);
  const everybody: Hours = shared ?? { userId: null, userName: null, week: [], daysOff: [] };
  return (
    <section aria-labelledby="working-hours" className="mt-8">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="working-hours" className="flex-1 font-semibold">
          {t("settings.assignment.hours")}
        </h2>
        <Button onClick={() => setEditing("new")}>{t("settings.assignment.hoursAdd")}</Button>
      </div>
      <p className="mt-1 max-w-160 text-text-2">{t("settings.assignment.hoursHelp")}</p>
      <ul className="mt-2 divide-y divide-line">
        <Row
          name={t("settings.assignment.hoursEverybody")}
          hours={everybody}
          always={!shared}
          onEdit={() => setEditing(everybody)}
        />
        {own.map((one) => (
          <Row key={one.userId} name={one.userName ?? ""} hours={one} onEdit={() => setEditing(one)} />
        ))}
      </ul>
      {editing && (
        <HoursSheet
          open
          key={editing === "new" ? "new" : editing.userId}
          hours={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

type RowProps = { name: string; hours: Hours; always?: boolean; onEdit: () => void };

function Row({ name, hours: { week, daysOff }, always, onEdit }: RowProps) {
  const t = useT();
  const days = week.map(({ day, from, to }) => `${weekday(t.language, day, "short")} ${from}–${to}`);
  const said = always
    ? t("settings.assignment.hoursAlways")
    : days.length === 0
      ? t("settings.assignment.hoursNone")
      : days.join(", ");
  return (
    <li className="flex min-h-12 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <h3 className="truncate font-medium">{name}</h3>
        <p className="num break-words text-sm text-text-3">
          {said}
          {daysOff.length > 0 && ` · ${t("settings.assignment.daysOff", { count: daysOff.length })}`}
        </p>
      </div>
      <RowActions name={name} onEdit={onEdit} />
    </li>
  );
}
