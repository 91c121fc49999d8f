import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { RollUp } from "#worker/kernel/custom/field.ts";
import { ROLL_UP_FUNCTIONS } from "#worker/kernel/custom/options.ts";
import type { ComputedPart } from "./computed-fields.tsx";
import { useFormulaCheck } from "./use-formula-check.ts";

const DATES = ["date", "date_time"];

/** Which records a value is made of, and how. */
export function RollUpFields(part: ComputedPart & { rollup: RollUp }) {
  const { rollup, draft, edit, errors, sources } = part;
  const t = useT();
  const source = sources.find(({ object, by }) => object === rollup.object && by === rollup.by);
  const fits = (kind: string) => ["min", "max"].includes(rollup.function) || !DATES.includes(kind);
  const change = (more: Partial<RollUp>) => {
    const next = { ...rollup, ...more };
    const from = sources.find(({ object, by }) => object === next.object && by === next.by);
    const taken = next.function === "count" ? undefined : from?.fields.find(({ name }) => name === next.field);
    const { currency: _, ...settings } = draft.settings;
    const field = next.function === "count" ? undefined : taken?.name;
    edit({
      kind: taken?.kind ?? "number",
      settings: { ...settings, rollup: { ...next, field }, ...(taken?.currency ? { currency: taken.currency } : {}) },
    });
  };
  return (
    <>
      {sources.length === 0 && <p className="text-text-2">{t("shape.fields.rollupNone")}</p>}
      <Field
        label={t("shape.fields.rollupBy")}
        required
        error={errors["settings.rollup.by"] ?? errors["settings.rollup.object"]}
      >
        <Select
          value={source ? `${source.object} ${source.by}` : ""}
          placeholder={t("ui.choose")}
          options={sources.map((one) => ({ value: `${one.object} ${one.by}`, label: nameOf(part, one, t) }))}
          onChange={({ target }) => {
            const [object = "", by = ""] = target.value.split(" ");
            change({ object, by, field: undefined });
          }}
        />
      </Field>
      <div className="grid grid-cols-2 items-start gap-4">
        <Field label={t("shape.fields.rollupFunction")} error={errors["settings.rollup.function"]}>
          <Select
            value={rollup.function}
            options={ROLL_UP_FUNCTIONS.map((value) => ({
              value,
              label: t(`shape.fields.rollupFunctions.${value}`),
            }))}
            onChange={({ target }) => change({ function: target.value as RollUp["function"] })}
          />
        </Field>
        {rollup.function !== "count" && (
          <Field label={t("shape.fields.rollupField")} required error={errors["settings.rollup.field"] ?? errors.kind}>
            <Select
              value={rollup.field ?? ""}
              placeholder={t("ui.choose")}
              options={(source?.fields ?? [])
                .filter(({ kind }) => fits(kind))
                .map(({ name, label }) => ({ value: name, label: label ?? t("deals.field.amountMinor") }))}
              onChange={({ target }) => change({ field: target.value })}
            />
          </Field>
        )}
      </div>
      {rollup.object && <Condition {...part} onChange={(where) => change({ where })} />}
      <p className="text-sm text-text-3">
        {t(
          rollup.object === "deals" && rollup.field === "amount"
            ? "shape.fields.rollupMoney"
            : "shape.fields.rollupRule",
        )}
      </p>
    </>
  );
}

type Conditional = ComputedPart & { rollup: RollUp; onChange: (where: string | undefined) => void };

function Condition({ rollup: { object, where = "" }, errors, onChange }: Conditional) {
  const t = useT();
  const { preview, error } = useFormulaCheck({ object, formula: where, kind: "yes_no" });
  const other = preview && preview.kind !== "yes_no" ? t("shape.fields.rollupNoCondition") : undefined;
  return (
    <Field
      label={t("shape.fields.rollupWhere")}
      optional
      help={t("shape.fields.rollupWhereHelp")}
      error={error ?? other ?? errors["settings.rollup.where"] ?? errors["settings.rollup"]}
    >
      <Textarea
        value={where}
        rows={2}
        maxLength={2000}
        autoCapitalize="none"
        spellCheck={false}
        className="min-h-14 [font-family:monospace]!"
        onChange={({ target }) => onChange(target.value || undefined)}
      />
    </Field>
  );
}

type Source = ComputedPart["sources"][number];

function nameOf(
  { objects }: Pick<ComputedPart, "objects">,
  { object, by, label }: Source,
  t: ReturnType<typeof useT>,
): string {
  const plural = objects.find(({ name }) => name === object)?.plural ?? t.find(`${object}.title`) ?? object;
  return `${plural} · ${label ?? t.find(`${object}.field.${by}`) ?? by}`;
}
