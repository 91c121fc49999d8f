import { useEffect, useRef, useState } from "react";
import { Value } from "#app/shell/custom/value.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { FieldKind } from "#worker/kernel/custom/field.ts";
import type { ComputedPart } from "./computed-fields.tsx";
import { FormulaParts } from "./formula-parts.tsx";
import { type Preview, useFormulaCheck } from "./use-formula-check.ts";

/** A formula, what it may name, and what it gives for some records while it is written. */
export function FormulaFields({
  formula,
  draft,
  kind,
  edit,
  errors,
  object,
  readable,
  isNew,
}: ComputedPart & { formula: string }) {
  const t = useT();
  const box = useRef<HTMLTextAreaElement>(null);
  const { currency } = draft.settings;
  const { preview, error } = useFormulaCheck({ object, formula, kind, currency });
  const change = (written: string) => edit({ settings: { ...draft.settings, formula: written } });
  // A new field becomes what its formula gives, until somebody chooses.
  const [chosen, setChosen] = useState(false);
  const kinds = preview?.kinds ?? [kind];
  const wanted = isNew && kind !== kinds[0] && !(chosen && kinds.includes(kind)) ? kinds[0] : undefined;
  useEffect(() => {
    if (wanted) edit({ kind: wanted });
  }, [wanted, edit]);
  return (
    <>
      <Field
        label={t("shape.fields.formula")}
        required
        help={t("shape.fields.formulaHelp")}
        error={error ?? errors["settings.formula"]}
      >
        <Textarea
          ref={box}
          value={formula}
          rows={3}
          maxLength={2000}
          autoCapitalize="none"
          spellCheck={false}
          className="min-h-20 [font-family:monospace]!"
          onChange={({ target }) => change(target.value)}
        />
      </Field>
      <FormulaParts box={box} object={object} readable={readable} onChange={change} />
      {isNew && kinds.length > 1 && (
        <Field label={t("shape.fields.resultKind")} error={errors.kind}>
          <Select
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`shape.fields.kind.${value}`) }))}
            onChange={({ target }) => {
              setChosen(true);
              edit({ kind: target.value as FieldKind });
            }}
          />
        </Field>
      )}
      {preview && preview.records.length > 0 && <Results preview={preview} settings={draft.settings} />}
    </>
  );
}

function Results({
  preview: { kind, records },
  settings,
}: {
  preview: Preview;
  settings: ComputedPart["draft"]["settings"];
}) {
  const t = useT();
  const field = {
    id: "",
    key: "",
    label: "",
    kind,
    settings,
    required: false,
    unique: false,
    help: null,
    default: null,
  };
  return (
    <Field label={t("shape.fields.formulaPreview")} group>
      <dl className="divide-y divide-line rounded-lg border border-line" aria-live="polite">
        {records.map(({ id, name, value }) => (
          <div key={id} className="flex min-h-8 items-center justify-between gap-4 px-2.5 py-1">
            <dt className="min-w-0 truncate text-text-2">{name}</dt>
            <dd className="num min-w-0 shrink-0 truncate font-medium">
              {value === null ? <span className="text-text-3">—</span> : <Value field={field} value={value} whole />}
            </dd>
          </div>
        ))}
      </dl>
    </Field>
  );
}
