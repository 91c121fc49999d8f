import { ChevronRight } from "lucide-react";
import type { RefObject } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { FUNCTIONS } from "#worker/modules/objects/computed/options.ts";
import type { Around } from "./fields.tsx";

type Props = Pick<Around, "readable"> & {
  box: RefObject<HTMLTextAreaElement | null>;
  object: string;
  onChange: (formula: string) => void;
};

/** What a formula can be made of: fields and functions, put in where the cursor stands. */
export function FormulaParts({ box, object, readable, onChange }: Props) {
  const t = useT();
  const put = (text: string, back = 0) => {
    const { current } = box;
    if (!current) return;
    current.focus();
    current.setRangeText(text, current.selectionStart, current.selectionEnd, "end");
    const at = current.selectionEnd - back;
    onChange(current.value);
    // What is typed next belongs between the brackets.
    requestAnimationFrame(() => current.setSelectionRange(at, at));
  };
  const label = (name: string) =>
    t.find(`${object}.field.${BUILT_IN[name] ?? name}`) ?? t.find(`projects.field.${name}`);
  return (
    <div className="grid gap-1">
      <Parts
        title={t("shape.fields.formulaFields")}
        open
        parts={readable.map(({ name, label: own }) => ({ text: name, title: own ?? label(name) ?? name }))}
        onPut={put}
      />
      <Parts
        title={t("shape.fields.formulaFunctions")}
        parts={FUNCTIONS.map((name) => ({ text: `${name}()`, title: t(`shape.fields.formulaFunction.${name}`) }))}
        onPut={(text) => put(text, 1)}
      />
    </div>
  );
}

/** Built-in names that the catalogue knows by another. */
const BUILT_IN: Record<string, string> = { amount: "amountMinor" };

type Listed = {
  title: string;
  open?: boolean;
  parts: { text: string; title: string }[];
  onPut: (text: string) => void;
};

function Parts({ title, open = false, parts, onPut }: Listed) {
  return (
    <details className="group" open={open}>
      <summary className="flex min-h-7 w-fit cursor-pointer list-none items-center gap-1 rounded-md pr-2 text-sm text-text-2 hover:text-text touch:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} aria-hidden="true" className="transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <ul className="flex max-h-36 flex-wrap gap-1 overflow-y-auto pt-1">
        {parts.map(({ text, title: name }) => (
          <li key={text} className="min-w-0 max-w-full">
            <button
              type="button"
              title={name}
              onClick={() => onPut(text)}
              className="flex min-h-6 max-w-full items-center gap-1.5 rounded-md border border-line px-1.5 hover:bg-hover touch:min-h-11"
            >
              <code className="truncate text-xs">{text}</code>
              {name !== text && <span className="max-w-44 truncate text-text-3 text-xs">{name}</span>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
