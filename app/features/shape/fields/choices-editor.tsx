import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { RowHandle } from "#app/ui/row-handle.tsx";
import { useDragRow, useReorder } from "#app/ui/use-reorder.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { choicesOf, type DraftChoice, newChoice } from "./draft.ts";
import type { Part } from "./field-form.tsx";

/** The choices of a select, in their order. Enter begins the next one. */
export function ChoicesEditor({ draft, edit, errors }: Part) {
  const t = useT();
  const { choices } = draft;
  const [added, setAdded] = useState<string>();
  const stored = choicesOf(draft);
  const storedOf = (id: string) => stored[choices.findIndex((one) => one.id === id)]?.value ?? "";
  const { ordered, list, said, rowOf } = useReorder(choices, async (ids) => {
    edit({ choices: ids.flatMap((id) => choices.find((one) => one.id === id) ?? []) });
    return true;
  });
  const add = (after = choices.length - 1) => {
    const choice = newChoice();
    setAdded(choice.id);
    edit({ choices: choices.toSpliced(after + 1, 0, choice) });
  };
  const change = (id: string, part: Partial<DraftChoice>) =>
    edit({ choices: choices.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const error = Object.entries(errors).find(([path]) => /^settings\.choices(\.\d+)?$/.test(path))?.[1];
  return (
    <Field label={t("shape.fields.choices")} group required error={error}>
      <ol ref={list} className="grid gap-1.5">
        {ordered.map((choice, at) => (
          <ChoiceRow
            key={choice.id}
            choice={choice}
            value={storedOf(choice.id)}
            place={at + 1}
            focused={choice.id === added}
            error={errors[`settings.choices.${at}.value`] ?? errors[`settings.choices.${at}.label`]}
            onChange={(part) => change(choice.id, part)}
            onNext={() => add(at)}
            {...(choices.length > 1
              ? { onRemove: () => edit({ choices: choices.filter((one) => one.id !== choice.id) }) }
              : {})}
            {...rowOf(choice)}
          />
        ))}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      <div>
        <Button variant="ghost" icon={Plus} onClick={() => add()}>
          {t("shape.fields.addChoice")}
        </Button>
      </div>
    </Field>
  );
}

type RowProps = {
  choice: DraftChoice;
  value: string;
  place: number;
  focused: boolean;
  error: string | undefined;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onChange: (part: Partial<DraftChoice>) => void;
  onNext: () => void;
  onRemove?: () => void;
};

function ChoiceRow(props: RowProps) {
  const { choice, value, place, focused, error, carried, onKeyDown, onChange, onNext, onRemove } = props;
  const t = useT();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useDragRow(row, handle, choice.id);
  const name = choice.name || t("shape.fields.choice", { place });
  return (
    <li ref={row} className={cx("rounded-lg", carried && "bg-brand-soft")}>
      <div className="flex items-center gap-1">
        <RowHandle
          ref={handle}
          label={t("shape.fields.move", { name })}
          {...{ carried, onKeyDown }}
          className="-ml-1.5"
        />
        <ColourPicker name={name} value={choice.colour} onChange={(colour) => onChange({ colour })} />
        <Input
          id={`choice-${choice.id}`}
          aria-label={t("shape.fields.choice", { place })}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `choice-${choice.id}-error` : undefined}
          value={choice.name}
          maxLength={60}
          autoComplete="off"
          autoFocus={focused}
          onChange={({ target }) => onChange({ name: target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            if (choice.name.trim()) onNext();
          }}
        />
        <code className="w-22 shrink-0 truncate pl-1.5 text-text-3 text-xs max-sm:hidden" title={value}>
          {choice.name && value}
        </code>
        {onRemove && <IconButton icon={Trash2} aria-label={t("ui.removeItem", { item: name })} onClick={onRemove} />}
      </div>
      {error && (
        <p id={`choice-${choice.id}-error`} role="alert" className="pl-14 text-bad text-sm">
          {error}
        </p>
      )}
    </li>
  );
}
