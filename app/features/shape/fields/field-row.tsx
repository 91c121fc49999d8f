import { Archive } from "lucide-react";
import Replace from "lucide-react/icons/replace";
import { type KeyboardEvent, useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { RowHandle } from "#app/ui/row-handle.tsx";
import { useDragRow } from "#app/ui/use-reorder.ts";
import { customName, type FieldKind, type FieldSettings } from "#worker/kernel/custom/field.ts";
import { isComputed } from "#worker/kernel/custom/writable.ts";
import { kindsAfter } from "#worker/modules/objects/kinds/options.ts";
import { computedIcon, kindIcons } from "../kinds.ts";
import type { Field } from "./fields.tsx";

type Props = {
  field: Field;
  readOnly: boolean;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onEdit: () => void;
  onChangeKind: () => void;
  onArchive: () => void;
};

/** The columns of a field, shared by its row and the head above. */
export const fieldGrid =
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 pr-2 pl-2.5 sm:grid-cols-[minmax(0,1fr)_11.5rem_12rem_7rem]";

/** One field: its place, what it is called here and in the API, what it holds and demands. */
export function FieldRow({ field, readOnly, carried, onKeyDown, onEdit, onChangeKind, onArchive }: Props) {
  const t = useT();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useDragRow(row, handle, field.id);
  const { label, key, kind } = field;
  return (
    <li ref={row} data-field={key} className={cx(fieldGrid, "items-center py-1.5", carried && "bg-brand-soft")}>
      <span className="flex min-w-0 items-center gap-2">
        {!readOnly && (
          <RowHandle ref={handle} label={t("shape.fields.move", { name: label })} {...{ carried, onKeyDown }} />
        )}
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium" title={label}>
            {label}
          </span>
          <code className="block truncate text-text-3 text-xs">{customName(key)}</code>
        </span>
      </span>
      <KindWord
        kind={kind}
        settings={field.settings}
        className={cx("max-sm:order-1 max-sm:col-span-2", readOnly ? "max-sm:pl-0" : "max-sm:pl-13")}
      />
      <Marks
        field={field}
        className={cx("max-sm:order-1 max-sm:col-span-2 max-sm:pt-1", !readOnly && "max-sm:pl-13")}
      />
      {readOnly ? (
        <span />
      ) : (
        <RowActions name={label} onEdit={onEdit}>
          {!isComputed(field) && kindsAfter(kind).length > 0 && (
            <IconButton
              icon={Replace}
              aria-label={t("shape.kinds.change", { name: label })}
              disabled={field.changing}
              onClick={onChangeKind}
            />
          )}
          <IconButton icon={Archive} aria-label={t("shape.fields.archive", { name: label })} onClick={onArchive} />
        </RowActions>
      )}
    </li>
  );
}

const STOPPED: readonly string[] = ["failed", "cancelled"];

/** A kind's picture and word. */
export function KindWord({
  kind,
  settings,
  className,
}: {
  kind: FieldKind;
  settings: FieldSettings;
  className?: string;
}) {
  const t = useT();
  const Glyph = computedIcon(settings) ?? kindIcons[kind];
  const how = settings.rollup ? t("shape.fields.rollup") : settings.formula !== undefined && t("shape.fields.formula");
  return (
    <span className={cx("flex min-w-0 items-center gap-2 text-text-2", className)}>
      <Glyph size={15} aria-hidden="true" className="shrink-0 text-text-3" />
      <span className="min-w-0 truncate">
        {how && `${how} · `}
        {t(`shape.fields.kind.${kind}`)}
      </span>
    </span>
  );
}

function Marks({
  field: { required, unique, hiddenFrom, computing, changing },
  className,
}: {
  field: Field;
  className: string;
}) {
  const t = useT();
  const format = useFormat();
  const share = computing ? format.percent(computing.done / Math.max(computing.total, 1), 0) : "";
  const marks = [
    changing && t("shape.kinds.changing"),
    computing &&
      (STOPPED.includes(computing.status) ? t("shape.fields.notComputed") : t("shape.fields.computing", { share })),
    required && t("shape.fields.required"),
    unique && t("shape.fields.unique"),
    hiddenFrom.length > 0 && t("shape.fields.hidden"),
  ].filter((mark) => typeof mark === "string");
  return (
    <span className={cx("flex min-w-0 flex-wrap gap-1", marks.length === 0 && "max-sm:hidden", className)}>
      {marks.map((mark) => (
        <Badge key={mark} plain filled>
          {mark}
        </Badge>
      ))}
    </span>
  );
}
