import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { CURRENCIES } from "#tenants/settings/options.ts";
import type { FieldKind, FieldSettings } from "#worker/kernel/custom/field.ts";
import { BUILT_IN } from "../built-in.ts";
import { ChoicesEditor } from "./choices-editor.tsx";
import { settingsOf } from "./draft.ts";
import type { Part } from "./field-form.tsx";
import type { Around } from "./fields.tsx";

/** Without a setting. */
const DECIMALS: Partial<Record<FieldKind, number>> = { number: 6, percent: 2 };

export function digitsOf(kind: FieldKind, { decimals }: FieldSettings): number {
  return decimals ?? DECIMALS[kind] ?? 0;
}

type Own = Part & { set: (change: Partial<FieldSettings>) => void };

/** What a field's kind can be told, as far as it takes it. */
export function SettingsFields({ objects, ...part }: Part & Pick<Around, "objects">) {
  const { draft, edit } = part;
  const takes = settingsOf(part.kind, draft);
  const own: Own = { ...part, set: (change) => edit({ settings: { ...draft.settings, ...change } }) };
  return (
    <>
      {takes.includes("object") && <ObjectField {...own} objects={objects} />}
      {takes.includes("choices") && <ChoicesEditor {...part} />}
      {takes.includes("currency") && <CurrencyField {...own} />}
      {takes.includes("decimals") && <DecimalsField {...own} />}
      {takes.includes("min") && <BoundFields {...own} />}
      {takes.includes("maxLength") && <LengthField {...own} />}
      {takes.includes("accept") && <FileFields {...own} />}
      {takes.includes("most") && <MostField {...own} />}
      {takes.includes("prefix") && <NumberingFields {...own} />}
    </>
  );
}

function ObjectField({ draft, errors, set, objects }: Own & Pick<Around, "objects">) {
  const t = useT();
  const groups = [
    {
      label: t("shape.objects.builtIn"),
      options: BUILT_IN.map(({ name }) => ({ value: name, label: t(`${name}.title`) })),
    },
    { label: t("shape.objects.own"), options: objects.map(({ name, plural }) => ({ value: name, label: plural })) },
  ];
  return (
    <Field label={t("shape.fields.object")} required error={errors["settings.object"]}>
      <Select
        value={draft.settings.object ?? ""}
        placeholder={t("ui.choose")}
        options={groups.filter(({ options }) => options.length > 0)}
        onChange={({ target }) => set({ object: target.value || undefined })}
      />
    </Field>
  );
}

function CurrencyField({ draft, errors, set }: Own) {
  const t = useT();
  const { currency } = useFormat();
  const names = new Intl.DisplayNames([t.language], { type: "currency" });
  return (
    <Field label={t("shape.fields.currency")} error={errors["settings.currency"]}>
      <Select
        value={draft.settings.currency ?? ""}
        placeholder={t("shape.fields.currencyUsual", { currency })}
        options={CURRENCIES.map((value) => ({ value, label: `${value} · ${names.of(value)}` }))}
        onChange={({ target }) => set({ currency: target.value || undefined })}
      />
    </Field>
  );
}

function DecimalsField({ draft, kind, errors, set }: Own) {
  const t = useT();
  return (
    <Field label={t("shape.fields.decimals")} error={errors["settings.decimals"]}>
      <Select
        value={String(draft.settings.decimals ?? "")}
        placeholder={t("shape.fields.decimalsMost", { count: digitsOf(kind, {}) })}
        options={countTo(0, 6)}
        onChange={({ target }) => set({ decimals: target.value === "" ? undefined : Number(target.value) })}
      />
    </Field>
  );
}

function BoundFields({ draft, kind, errors, set }: Own) {
  const t = useT();
  const { settings } = draft;
  const input = (name: "min" | "max") => {
    const own = {
      value: settings[name] ?? null,
      onChange: (value: number | null) => set({ [name]: value ?? undefined }),
    };
    if (kind !== "currency") return <NumberInput {...own} digits={digitsOf(kind, settings)} />;
    return <MoneyInput {...own} {...(settings.currency ? { currency: settings.currency } : {})} />;
  };
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <Field label={t("shape.fields.min")} optional error={errors["settings.min"]}>
        {input("min")}
      </Field>
      <Field label={t("shape.fields.max")} optional error={errors["settings.max"]}>
        {input("max")}
      </Field>
    </div>
  );
}

function LengthField({ draft, errors, set }: Own) {
  const t = useT();
  return (
    <Field label={t("shape.fields.maxLength")} optional error={errors["settings.maxLength"]}>
      <NumberInput
        digits={0}
        value={draft.settings.maxLength ?? null}
        onChange={(value) => set({ maxLength: value ?? undefined })}
      />
    </Field>
  );
}

function FileFields({ draft, errors, set }: Own) {
  const t = useT();
  const { accept, megabytes } = draft.settings;
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <Field label={t("shape.fields.accept")} error={errors["settings.accept"]}>
        <Select
          value={accept ?? ""}
          placeholder={t("shape.fields.acceptAny")}
          options={[
            { value: "images", label: t("shape.fields.acceptImages") },
            { value: "documents", label: t("shape.fields.acceptDocuments") },
          ]}
          onChange={({ target }) => set({ accept: (target.value || undefined) as FieldSettings["accept"] })}
        />
      </Field>
      <Field label={t("shape.fields.megabytes")} error={errors["settings.megabytes"]}>
        <Select
          value={String(megabytes ?? 10)}
          options={countTo(1, 10)}
          onChange={({ target }) => set({ megabytes: Number(target.value) })}
        />
      </Field>
    </div>
  );
}

function MostField({ draft, errors, set }: Own) {
  const t = useT();
  return (
    <Field label={t("shape.fields.most")} optional error={errors["settings.most"]}>
      <NumberInput
        digits={0}
        value={draft.settings.most ?? null}
        onChange={(value) => set({ most: value ?? undefined })}
      />
    </Field>
  );
}

function NumberingFields({ draft, errors, set }: Own) {
  const t = useT();
  const { prefix = "", digits = 1 } = draft.settings;
  const number = prefix + "1".padStart(digits, "0");
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4">
        <Field label={t("shape.fields.prefix")} optional error={errors["settings.prefix"]}>
          <Input
            value={prefix}
            maxLength={10}
            autoComplete="off"
            onChange={({ target }) => set({ prefix: target.value || undefined })}
          />
        </Field>
        <Field label={t("shape.fields.digits")} error={errors["settings.digits"]}>
          <Select
            value={String(digits)}
            options={countTo(1, 10)}
            onChange={({ target }) => set({ digits: Number(target.value) })}
          />
        </Field>
      </div>
      <p className="num text-sm text-text-3">{t("shape.fields.firstNumber", { number })}</p>
    </>
  );
}

function countTo(first: number, most: number) {
  return Array.from({ length: most - first + 1 }, (_, at) => String(first + at)).map((value) => ({
    value,
    label: value,
  }));
}
