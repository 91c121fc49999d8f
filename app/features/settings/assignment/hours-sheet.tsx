import { type FormEvent, useId, useState } from "react";
import { useRevalidator } from "react-router";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { toast } from "#app/ui/toast.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Hours } from "./assignment.tsx";
import { weekday } from "./weekday.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
type Day = { day: number; works: boolean; from: string; to: string };
type Props = { open: boolean; hours: Hours | undefined; onClose: () => void };

/** A person's hours, or everybody's: one span a day, and the days that are off. */
export function HoursSheet({ open, hours, onClose }: Props) {
  const t = useT();
  const form = useId();
  const { send, refused, busy } = useSend(onClose);
  const [person, setPerson] = useState<SearchOption | null>(null);
  const [week, setWeek] = useState(() => weekOf(hours));
  const [daysOff, setDaysOff] = useState(() => hours?.daysOff.join("\n") ?? "");
  const userId = hours ? hours.userId : (person?.value ?? "");
  const change = (day: number, more: Partial<Day>) =>
    setWeek(week.map((one) => (one.day === day ? { ...one, ...more } : one)));
  const errorAt = (path: string) => refused?.errors.find((one) => one.path.split(".")[0] === path)?.message;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const shifts = week.filter(({ works }) => works).map(({ day, from, to }) => ({ day, from, to }));
    const off = daysOff.split(/[\s,;]+/).filter(Boolean);
    void send("PUT /working-hours", { userId, week: shifts, daysOff: off });
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={hours ? (hours.userName ?? t("settings.assignment.hoursEverybody")) : t("settings.assignment.hoursAdd")}
      actions={
        <>
          {hours?.userId && (
            <Button className="mr-auto" onClick={() => void send(`DELETE /working-hours/${hours.userId}`)}>
              {t("settings.assignment.useShared")}
            </Button>
          )}
          <Button type="submit" form={form} variant="primary" loading={busy}>
            {t("settings.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate className="grid gap-4">
        {refused && <Banner tone="bad">{errorAt("week") ?? refused.detail}</Banner>}
        {!hours && (
          <Field label={t("settings.assignment.person")} group error={errorAt("userId")}>
            <Combobox
              aria-label={t("settings.assignment.person")}
              options={findUsers}
              value={person}
              onChange={setPerson}
            />
          </Field>
        )}
        <ul className="grid gap-1.5">
          {week.map(({ day, works, from, to }) => (
            <li key={day} className="flex flex-wrap items-center gap-2">
              <Checkbox
                checked={works}
                onChange={(event) => change(day, { works: event.target.checked })}
                label={weekday(t.language, day, "long")}
                className="w-32 items-center"
              />
              {works && (
                <span className="flex items-center gap-1.5">
                  <Input
                    type="time"
                    aria-label={`${weekday(t.language, day, "long")} ${t("settings.assignment.from")}`}
                    value={from}
                    onChange={(event) => change(day, { from: event.target.value })}
                  />
                  –
                  <Input
                    type="time"
                    aria-label={`${weekday(t.language, day, "long")} ${t("settings.assignment.to")}`}
                    value={to}
                    onChange={(event) => change(day, { to: event.target.value })}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
        <Field
          label={t("settings.assignment.dayOff")}
          optional
          help={t("settings.assignment.dayOffHelp")}
          error={errorAt("daysOff")}
        >
          <Textarea value={daysOff} onChange={(event) => setDaysOff(event.target.value)} />
        </Field>
      </form>
    </Sheet>
  );
}

/** Monday to Friday from nine to six, where nothing was said yet. */
function weekOf(hours: Hours | undefined): Day[] {
  const known = hours && (hours.week.length > 0 || hours.userId !== null);
  return DAYS.map((day) => {
    const shift = hours?.week.find((one) => one.day === day);
    return {
      day,
      works: known ? shift !== undefined : day < 6,
      from: shift?.from ?? "09:00",
      to: shift?.to ?? "18:00",
    };
  });
}

function useSend(onClose: () => void) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const send = async (route: string, body?: object) => {
    setBusy(true);
    const answer = await api(route, { ...(body ? { body } : {}), quiet: true });
    setBusy(false);
    setRefused(answer.refused);
    if (answer.refused) return;
    toast({ title: t("settings.saved"), tone: "good" });
    onClose();
    await revalidate();
  };
  return { send, refused, busy };
}
