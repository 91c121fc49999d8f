import { type KeyboardEvent, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { NOTE_LENGTH } from "#worker/modules/customers/notes/options.ts";

type Props = {
  label: string;
  action: string;
  initial?: string;
  /** Answers whether it was saved; what is typed stays when it was not. */
  onSave: (text: string) => Promise<boolean>;
  onCancel?: () => void;
};

/** A few lines of text; ⌘Enter saves, Escape gives up. */
export function NoteEditor({ label, action, initial = "", onSave, onCancel }: Props) {
  const t = useT();
  const [text, setText] = useState(initial);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    if (text.trim() === "" || saving) return;
    setSaving(true);
    if (await onSave(text)) setText("");
    setSaving(false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") return onCancel?.();
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="rounded-lg border border-line-strong bg-panel shadow-sm focus-within:border-brand-line focus-within:outline-2 focus-within:outline-brand-line">
      <textarea
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit exactly this
        autoFocus={onCancel !== undefined}
        aria-label={label}
        placeholder={label}
        rows={2}
        maxLength={NOTE_LENGTH}
        className="field-sizing-content block max-h-80 min-h-14 w-full resize-none rounded-lg bg-transparent px-3 py-2.5 outline-none"
      />
      <div className="flex items-center justify-end gap-2 border-line border-t p-1.5">
        {onCancel && (
          <Button size="small" variant="ghost" onClick={onCancel}>
            {t("ui.cancel")}
          </Button>
        )}
        <Button
          size="small"
          variant="primary"
          onClick={() => void save()}
          loading={saving}
          disabled={text.trim() === ""}
        >
          {action}
        </Button>
      </div>
    </div>
  );
}
