import { useState } from "react";
import { findRecords } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { SkeletonRows } from "#app/ui/skeleton.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { tryRules } from "#worker/modules/tasks/index.ts";

type Tried = OutputOf<typeof tryRules>;

/** Who would get a task like one that there is, rule by rule. */
export function TrySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const [task, setTask] = useState<SearchOption | null>(null);
  const [tried, setTried] = useState<Tried>();
  const choose = async (chosen: SearchOption | null) => {
    setTask(chosen);
    setTried(undefined);
    if (!chosen) return;
    const { output } = await api<Tried>(`GET /assignment-rules/try?taskId=${chosen.value}`);
    setTried(output);
  };
  return (
    <Sheet open={open} onClose={onClose} title={t("settings.assignment.try")}>
      <div className="grid gap-4">
        <Field label={t("settings.assignment.tryTask")} help={t("settings.assignment.tryHelp")} group>
          <Combobox
            aria-label={t("settings.assignment.tryTask")}
            options={findRecords("tasks")}
            value={task}
            onChange={(chosen) => void choose(chosen)}
          />
        </Field>
        <div aria-live="polite" className="grid gap-3">
          {task && !tried && <SkeletonRows rows={3} />}
          {tried && (
            <p className="rounded-lg bg-brand-soft px-3 py-2.5 font-medium">
              {tried.userName
                ? t("settings.assignment.wouldGet", { name: tried.userName })
                : t("settings.assignment.wouldStay")}
            </p>
          )}
          {tried?.rules.map((rule) => (
            <TriedRule key={rule.id} rule={rule} />
          ))}
        </div>
      </div>
    </Sheet>
  );
}

function TriedRule({ rule }: { rule: Tried["rules"][number] }) {
  const t = useT();
  const chosen = rule.candidates.find(({ id }) => id === rule.chosen);
  return (
    <section className="rounded-lg border border-line px-3 py-2.5">
      <h3 className="break-words font-medium">{rule.name}</h3>
      <p className="text-sm text-text-2">
        {t(`settings.assignment.method.${rule.method as "person"}`)}
        {" · "}
        {!rule.fits
          ? t("settings.assignment.noFit")
          : chosen
            ? t("settings.assignment.chose", { name: chosen.name })
            : t("settings.assignment.noOne")}
      </p>
      {rule.candidates.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {rule.candidates.map(({ id, name, refused, load }) => (
            <li key={id} className="flex items-center gap-2 text-sm">
              <span className={id === rule.chosen ? "min-w-0 flex-1 truncate font-medium" : "min-w-0 flex-1 truncate"}>
                {name}
              </span>
              {refused ? (
                <Badge>{t(`settings.assignment.refused.${refused}`)}</Badge>
              ) : (
                <span className="num shrink-0 text-text-3">{t("settings.assignment.load", { load })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
