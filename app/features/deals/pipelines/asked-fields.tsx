import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { cx } from "#app/ui/cx.ts";
import { Field } from "#app/ui/field.tsx";
import { Popover } from "#app/ui/popover.tsx";
import { Select } from "#app/ui/select.tsx";
import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import { ASKABLE_FIELDS, FORECAST_CATEGORIES, isAskable } from "#worker/modules/pipeline/options.ts";
import type { Stage } from "./pipelines.tsx";
import { useChange } from "./use-change.ts";

/** What a stage wants to know of a deal before it enters: fields of ours and of the agency's own, ticked in a panel. */
export function AskedFields({
  stage,
  fields,
  readOnly,
}: {
  stage: Stage;
  fields: readonly ShownField[];
  readOnly: boolean;
}) {
  const t = useT();
  const { change } = useChange();
  // What was just ticked, until the page has read it.
  const [ticked, setTicked] = useState<{ of: Stage; required: string[] }>();
  const required = ticked?.of === stage ? ticked.required : stage.required;
  const all = [
    ...ASKABLE_FIELDS.map((name) => ({ name: name as string, label: t(`deals.field.${name}`) })),
    ...fields.filter(isAskable).map(({ key, label }) => ({ name: customName(key), label })),
  ];
  const asked = all.filter(({ name }) => required.includes(name));
  const said =
    asked.length > 0 ? t("settings.pipelines.askedCount", { count: asked.length }) : t("settings.pipelines.askedNone");
  const names = asked.map(({ label }) => label).join(", ");
  if (readOnly)
    return (
      <span className={cx(asked.length === 0 && "text-text-3")} title={names}>
        {said}
      </span>
    );
  const toggle = async (name: string, on: boolean) => {
    const wanted = [...required.filter((one) => one !== name), ...(on ? [name] : [])];
    setTicked({ of: stage, required: wanted });
    if (!(await change(`PATCH /stages/${stage.id}`, { required: wanted }))) setTicked(undefined);
  };
  return (
    <Popover
      label={t("settings.pipelines.askedOf", { name: stage.name })}
      className="w-72 p-3"
      trigger={
        <button
          type="button"
          title={names}
          className={cx(
            "-mx-2 min-h-7 rounded-md px-2 text-left hover:bg-hover touch:min-h-11",
            asked.length === 0 && "text-text-3",
          )}
        >
          <span className="sr-only">{t("settings.pipelines.asked")}: </span>
          {said}
        </button>
      }
    >
      <p className="mb-2 text-sm text-text-2">{t("settings.pipelines.askedText")}</p>
      <div className="scroll-quiet grid max-h-72 gap-1.5 overflow-y-auto">
        {all.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={required.includes(name)}
            onChange={(event) => void toggle(name, event.target.checked)}
          />
        ))}
      </div>
      <div className="mt-3 border-line border-t pt-3">
        <Field label={t("settings.pipelines.forecast")}>
          <Select
            value={stage.forecastCategory}
            options={FORECAST_CATEGORIES.map((value) => ({
              value,
              label: t(`settings.pipelines.categories.${value}`),
            }))}
            onChange={(event) => void change(`PATCH /stages/${stage.id}`, { forecastCategory: event.target.value })}
          />
        </Field>
      </div>
    </Popover>
  );
}
