import { Combobox } from "./combobox.tsx";
import { DateInput } from "./date-input.tsx";
import type { EditorProps } from "./editable-field.tsx";
import { MultiCombobox } from "./multi-combobox.tsx";
import type { SearchOption } from "./use-search.ts";

type Options = readonly SearchOption[] | ((query: string, signal: AbortSignal) => Promise<readonly SearchOption[]>);

/** For EditableField: one of many by typing; picking saves. The draft is the chosen option or nothing. */
export function pickEditor(options: Options) {
  return ({ draft, label, save }: EditorProps<SearchOption | null>) => (
    <div ref={focusIn} className="min-w-0">
      <Combobox aria-label={label} options={options} value={draft} onChange={(next) => save(next)} />
    </div>
  );
}

/** For EditableField: several of many; leaving saves. */
export function manyEditor(options: Options, onCreate?: (text: string) => SearchOption) {
  return ({ draft, label, change, leave }: EditorProps<readonly SearchOption[]>) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus left the whole control
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the same
    <div
      ref={focusIn}
      className="min-w-0"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}
    >
      <MultiCombobox
        aria-label={label}
        options={options}
        value={draft}
        onChange={change}
        {...(onCreate ? { onCreate } : {})}
      />
    </div>
  );
}

/** Who asked to edit types at once. */
function focusIn(frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
}

/** For EditableField: a day. */
export function dayEditor({ draft, label, change, leave, save }: EditorProps<string | null>) {
  return (
    <DateInput
      autoFocus
      aria-label={label}
      value={draft}
      onChange={change}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && save()}
    />
  );
}
