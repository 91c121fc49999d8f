import { Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { RowHandle } from "#app/ui/row-handle.tsx";
import { useDragRow } from "#app/ui/use-reorder.ts";
import type { Line } from "./lines.ts";

type Props = {
  line: Line;
  /** What is typed; `line.name` says it also where nothing is. */
  text: string;
  out: boolean;
  focused: boolean;
  error: string | undefined;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onName: (name: string) => void;
  onRemove: () => void;
};

const LOOK = {
  tab: "mt-1 border-line border-y bg-hover py-1.5 first:-mt-1 first:rounded-t-xl first:border-t-0",
  group: "pt-2.5 pb-1 sm:pl-5",
  field: "py-0.5 sm:pl-10",
  rest: "mt-2 border-line border-t pt-3 pb-1 sm:pl-5",
  hidden: "mt-2 border-line border-t pt-3 pb-1 sm:pl-5",
} as const;

/** A heading with its name, or a field. */
export function LineRow({ line, text, out, focused, error, carried, onKeyDown, onName, onRemove }: Props) {
  const t = useT();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useDragRow(row, handle, line.id);
  const { id, kind, name } = line;
  const fixed = kind === "rest" || kind === "hidden";
  return (
    <li
      ref={row}
      data-line={kind}
      data-name={kind === "field" ? id : name}
      className={cx("px-2.5", LOOK[kind], carried && "bg-brand-soft", out && "hidden")}
    >
      <div className="flex min-w-0 items-center gap-1.5">
        {!fixed && <RowHandle ref={handle} label={t("shape.layout.move", { name })} {...{ carried, onKeyDown }} />}
        {fixed && (
          <p className="min-w-0 pl-1.5">
            <span className="block font-semibold">{name}</span>
            <span className="block text-sm text-text-3">{t(`shape.layout.${kind}Text`)}</span>
          </p>
        )}
        {kind === "field" && (
          <span className="min-w-0 flex-1 truncate" title={name}>
            {name}
          </span>
        )}
        {(kind === "tab" || kind === "group") && (
          <>
            <Input
              aria-label={t(`shape.layout.${kind}`)}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id} error` : undefined}
              value={text}
              maxLength={60}
              autoComplete="off"
              autoFocus={focused}
              className="max-w-sm font-semibold"
              onFocus={({ target }) => focused && target.select()}
              onChange={({ target }) => onName(target.value)}
            />
            <IconButton icon={Trash2} aria-label={t("ui.removeItem", { item: name })} onClick={onRemove} />
          </>
        )}
      </div>
      {error && (
        <p id={`${id} error`} role="alert" className="pl-9 text-bad text-sm">
          {error}
        </p>
      )}
    </li>
  );
}
