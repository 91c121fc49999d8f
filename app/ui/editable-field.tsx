import { type ReactNode, useEffect, useEffectEvent, useReducer, useRef } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { EditableNotes } from "./editable-notes.tsx";
import { type EditEvent, type EditState, editStep, type SaveResult } from "./editable-state.ts";
import { inputLook } from "./input.tsx";
import { Spinner } from "./spinner.tsx";

export type EditorProps<V> = {
  draft: V;
  change: (draft: V) => void;
  save: (draft?: V) => void;
  cancel: () => void;
  /** Saves without taking the focus back. */
  leave: () => void;
  label: string;
  invalid: boolean;
};
export type EditableFieldProps<V> = {
  label: string;
  value: V;
  /** How the value looks when it is not being edited; "Empty" when left out and there is none. */
  children?: ReactNode;
  /** Undefined is success; a conflict carries what somebody else saved meanwhile. */
  onSave: (value: V) => Promise<SaveResult<V>>;
  readOnly?: boolean;
  /** Another control than a line of text: a select, a date. */
  editor?: (props: EditorProps<V>) => ReactNode;
  show?: (value: V) => ReactNode;
};

/** A value that turns into a field: click or Enter to edit, Enter or leaving saves, Escape takes it back. */
export function EditableField<V = string>({
  label,
  value,
  children,
  onSave,
  readOnly,
  editor,
  show,
}: EditableFieldProps<V>) {
  const t = useT();
  const trigger = useRef<HTMLButtonElement>(null);
  const [state, dispatch] = useReducer(editStep as (state: EditState<V>, event: EditEvent<V>) => EditState<V>, {
    step: "shown",
  });
  const edited = useEscape(state.step !== "shown", () => cancel());
  const back = () => requestAnimationFrame(() => trigger.current?.focus());
  const cancel = () => {
    dispatch({ type: "cancel" });
    back();
  };
  // What the draft started from. A page that reads itself anew brings somebody else's value under the draft.
  const base = useRef(value);
  const attempt = async (draft: V): Promise<SaveResult<V>> => {
    const before = base.current;
    base.current = value;
    if (JSON.stringify(before) !== JSON.stringify(value)) return { conflict: value };
    const result = await onSave(draft).catch(() => ({ error: t("ui.saveFailed") }));
    if (result && "conflict" in result) base.current = result.conflict;
    return result;
  };
  const save = async (draft: V, stay: boolean) => {
    if (draft === value) return stay ? cancel() : dispatch({ type: "cancel" });
    // What was picked is the draft now, so that trouble shows it and "keep mine" sends it.
    dispatch({ type: "type", draft });
    dispatch({ type: "save" });
    const result = await attempt(draft);
    dispatch({ type: "answer", result });
    if (!result && stay) back();
  };
  const shown = children ?? (value === null || value === "" ? undefined : (show?.(value) ?? String(value)));
  const face = shown || <span className="text-text-3">{t("ui.empty")}</span>;
  if (readOnly) return <span className="min-w-0 truncate">{face}</span>;
  if (state.step === "shown")
    return (
      <button
        ref={trigger}
        type="button"
        onClick={() => {
          base.current = value;
          dispatch({ type: "edit", value });
        }}
        className="relative -mx-2 min-h-7 w-[calc(100%+16px)] cursor-text truncate rounded-md px-2 text-left hover:bg-hover touch:min-h-11"
      >
        {face}
        <span className="sr-only"> · {t("ui.editField", { field: label })}</span>
      </button>
    );
  const { draft } = state;
  const invalid = state.step === "failed" || state.step === "conflict";
  const wiring: EditorProps<V> = {
    draft,
    label,
    invalid,
    cancel,
    change: (next) => dispatch({ type: "type", draft: next }),
    leave: () => state.step === "editing" && void save(draft, false),
    save: (next = draft) => void save(next, true),
  };
  return (
    <span ref={edited} className="-mx-2 grid grid-cols-1 w-[calc(100%+16px)] gap-1.5">
      <span className="relative grid grid-cols-1">
        {editor ? editor(wiring) : <LineEditor {...wiring} />}
        {state.step === "saving" && (
          <Spinner size={14} className="absolute top-1/2 right-2 -translate-y-1/2 bg-panel text-text-3" />
        )}
      </span>
      <EditableNotes state={state} show={show} keepMine={() => void save(draft, true)} takeTheirs={cancel} />
    </span>
  );
}

function LineEditor<V>({ draft, change, save, leave, label, invalid }: EditorProps<V>) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit exactly this
      autoFocus
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={draft === null ? "" : String(draft)}
      onChange={(event) => change(event.target.value as V)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        save();
      }}
      className={cx(inputLook, "px-2")}
    />
  );
}

function useEscape(active: boolean, run: () => void) {
  const frame = useRef<HTMLSpanElement>(null);
  const leave = useEffectEvent(run);
  useEffect(() => {
    const element = frame.current;
    if (!active || !element) return;
    const press = (event: KeyboardEvent) => event.key === "Escape" && leave();
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  }, [active]);
  return frame;
}
