import { useT } from "#app/shell/i18n.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { customName, type FieldKind } from "#worker/kernel/custom/field.ts";
import { MAY_BE_UNIQUE } from "#worker/kernel/custom/options.ts";
import { isWritable } from "#worker/kernel/custom/writable.ts";
import { ComputedFields } from "./computed-fields.tsx";
import { DefaultField } from "./default-field.tsx";
import { type Draft, type Edit, keyOf } from "./draft.ts";
import { KindWord } from "./field-row.tsx";
import type { Around } from "./fields.tsx";
import { HiddenFrom } from "./hidden-from.tsx";
import { SettingsFields } from "./settings-fields.tsx";

export type Part = { draft: Draft; kind: FieldKind; edit: Edit; errors: Record<string, string> };
type Whole = Part & Around & { isNew: boolean; object: string };

const PLACED = /^(kind|label|key|help|required|unique|default|hiddenFrom|settings)(\.|$)/;

/** All that is said of a field; its kind and key only while it is new. */
export function FieldForm({ isNew, objects, roles, ...part }: Whole) {
  const { draft, kind, edit, errors } = part;
  const t = useT();
  const other = Object.entries(errors).find(([path]) => !PLACED.test(path));
  return (
    <>
      {other && <Banner tone="bad">{other[1]}</Banner>}
      <div className="flex min-h-9 items-center gap-2 rounded-lg bg-hover pr-1 pl-3">
        <KindWord kind={kind} settings={draft.settings} className="flex-1" />
        {isNew ? (
          <Button variant="ghost" size="small" onClick={() => edit({ kind: undefined })}>
            {t("shape.fields.otherKind")}
          </Button>
        ) : (
          <code className="min-w-0 truncate pr-2 text-text-3 text-xs">{customName(keyOf(draft))}</code>
        )}
      </div>
      <Field label={t("shape.fields.label")} required error={errors.label}>
        <Input
          value={draft.label}
          maxLength={60}
          autoComplete="off"
          autoFocus
          onChange={(event) => edit({ label: event.target.value })}
        />
      </Field>
      {isNew && <KeyField {...part} />}
      <ComputedFields {...part} objects={objects} isNew={isNew} />
      <SettingsFields {...part} objects={objects} />
      {isWritable({ kind, settings: draft.settings }) && <DefaultField {...part} />}
      <Field label={t("shape.fields.help")} optional help={t("shape.fields.helpHelp")} error={errors.help}>
        <Textarea
          value={draft.help}
          maxLength={300}
          rows={2}
          onChange={(event) => edit({ help: event.target.value })}
        />
      </Field>
      {isWritable({ kind, settings: draft.settings }) && <Rules {...part} />}
      <HiddenFrom {...part} roles={roles} />
    </>
  );
}

function KeyField({ draft, edit, errors }: Part) {
  const t = useT();
  const key = keyOf(draft);
  return (
    <Field
      label={t("shape.fields.key")}
      required
      help={key ? t("shape.fields.keyHelp", { key }) : t("shape.fields.keyHelpEmpty")}
      error={errors.key}
    >
      <Input
        value={key}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => edit({ key: event.target.value })}
      />
    </Field>
  );
}

function Rules({ draft, kind, edit, errors }: Part) {
  const t = useT();
  return (
    <Field label={t("shape.fields.rules")} group error={errors.required ?? errors.unique}>
      <div className="grid gap-2">
        <Checkbox
          label={t("shape.fields.required")}
          help={t("shape.fields.requiredHelp")}
          checked={draft.required}
          onChange={(event) => edit({ required: event.target.checked })}
        />
        {MAY_BE_UNIQUE.includes(kind) && (
          <Checkbox
            label={t("shape.fields.unique")}
            help={t("shape.fields.uniqueHelp")}
            checked={draft.unique}
            onChange={(event) => edit({ unique: event.target.checked })}
          />
        )}
      </div>
    </Field>
  );
}
