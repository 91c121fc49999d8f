import { type ComponentType, type KeyboardEvent, useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import type { Doc } from "#worker/kernel/rich/document.ts";
import { documentOf } from "#worker/kernel/rich/plain-text.ts";
import type { Person } from "./comments/extensions.ts";
import type { RichEditorProps } from "./comments/rich-editor.tsx";
import { useT } from "./i18n.tsx";
import { partOf } from "./words.ts";

/** Plain text, or a document. */
export type Body = string | Record<string, unknown>;

type Props = {
  label: string;
  action: string;
  longest: number;
  initial?: Doc;
  /** Answers whether it was saved; what is typed stays when it was not. */
  onSave: (body: Body) => Promise<boolean>;
  onCancel?: () => void;
  /** Who may be mentioned, by what is typed behind an @. */
  findPeople?: (q: string) => Promise<Person[]>;
};

const load = async () => (await partOf("comments", import("./comments/rich-editor.tsx"))).RichEditor;

/** A text with a look: a plain field until somebody wants to write, and where the editor cannot be had. ⌘Enter saves, Escape gives up. */
export function TextEditor({ label, action, longest, initial, onSave, onCancel, findPeople }: Props) {
  const t = useT();
  const [Rich, setRich] = useState<ComponentType<RichEditorProps>>();
  const [text, setText] = useState("");
  const [document, setDocument] = useState<Record<string, unknown> | null>(initial ?? null);
  const [round, setRound] = useState(0);
  const [saving, setSaving] = useState(false);
  const wake = () =>
    void load().then(
      (it) => setRich(() => it),
      () => undefined,
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where somebody has just asked to edit
  useEffect(() => {
    if (onCancel) wake();
  }, []);
  const body = Rich ? (document ?? (round === 0 ? text : "")) : text;
  const empty = typeof body === "string" && body.trim() === "";
  const save = async () => {
    if (empty || saving) return;
    setSaving(true);
    if (await onSave(body)) {
      setText("");
      setDocument(null);
      setRound(round + 1);
    }
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
      {Rich ? (
        <Rich
          key={round}
          label={label}
          initial={round === 0 ? (initial ?? documentOf(text)) : documentOf("")}
          onChange={(next) => {
            setDocument(next);
            if (next === null) setText("");
          }}
          onSubmit={() => void save()}
          onCancel={onCancel}
          findPeople={findPeople}
        />
      ) : initial ? (
        <RichText document={initial} className="px-3 py-2.5" />
      ) : (
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={wake}
          onKeyDown={press}
          aria-label={label}
          placeholder={label}
          rows={2}
          maxLength={longest}
          className="field-sizing-content block max-h-80 min-h-14 w-full resize-none rounded-lg bg-transparent px-3 py-2.5 outline-none"
        />
      )}
      <div className="flex items-center justify-end gap-2 border-line border-t p-1.5">
        {onCancel && (
          <Button size="small" variant="ghost" onClick={onCancel}>
            {t("ui.cancel")}
          </Button>
        )}
        <Button size="small" variant="primary" onClick={() => void save()} loading={saving} disabled={empty}>
          {action}
        </Button>
      </div>
    </div>
  );
}
