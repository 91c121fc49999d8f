import { Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { EditableField, type EditorProps } from "#app/ui/editable-field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { RowHandle } from "#app/ui/row-handle.tsx";
import { useDragRow } from "#app/ui/use-reorder.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { AskedFields } from "./asked-fields.tsx";
import type { Stage } from "./pipelines.tsx";
import { useChange } from "./use-change.ts";

type Props = {
  stage: Stage;
  fields: readonly ShownField[];
  readOnly: boolean;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onDelete?: () => void;
};

/** The columns of a stage, shared by its row and the head above. */
export const stageGrid =
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 sm:grid-cols-[minmax(0,1fr)_7rem_10rem_9rem_2.5rem]";

/** One stage: its place, name, chance and patience, each changed where it stands. */
export function StageRow({ stage, fields, readOnly, carried, onKeyDown, onDelete }: Props) {
  const t = useT();
  const format = useFormat();
  const { save } = useChange();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useDragRow(row, handle, stage.id);
  const saved = (body: object) => save(`PATCH /stages/${stage.id}`, body);
  return (
    <li
      ref={row}
      data-stage-row={stage.id}
      className={cx(stageGrid, "items-center py-1.5", carried && "bg-brand-soft")}
    >
      <span className="flex min-w-0 items-center gap-2">
        {!readOnly && (
          <RowHandle
            ref={handle}
            label={t("settings.pipelines.move", { name: stage.name })}
            {...{ carried, onKeyDown }}
          />
        )}
        <span className="min-w-0 flex-1 px-2 font-medium">
          <EditableField
            label={t("settings.pipelines.stageName")}
            value={stage.name}
            readOnly={readOnly}
            onSave={(name) => saved({ name })}
          />
        </span>
      </span>
      <span className="px-2 max-sm:order-1 max-sm:col-span-2 max-sm:flex max-sm:items-center max-sm:gap-2 max-sm:pl-13">
        <span className="text-text-3 sm:hidden">{t("settings.pipelines.probability")}</span>
        <EditableField<number | null>
          label={t("settings.pipelines.probability")}
          value={stage.probability}
          readOnly={readOnly}
          editor={numberEditor(t("settings.pipelines.percent"))}
          show={(value) => format.percent((value ?? 0) / 100, 0)}
          onSave={(value) => saved({ probability: value ?? 0 })}
        />
      </span>
      <span className="px-2 max-sm:order-1 max-sm:col-span-2 max-sm:flex max-sm:items-center max-sm:gap-2 max-sm:pl-13">
        <span className="shrink-0 text-text-3 sm:hidden">{t("settings.pipelines.rotting")}</span>
        <EditableField<number | null>
          label={t("settings.pipelines.rotting")}
          value={stage.rottingDays}
          readOnly={readOnly}
          editor={numberEditor(t("settings.pipelines.rottingShort"))}
          onSave={(value) => saved({ rottingDays: value })}
        >
          {stage.rottingDays ? (
            t("deals.days", { count: stage.rottingDays })
          ) : (
            <span className="text-text-3">{t("settings.pipelines.never")}</span>
          )}
        </EditableField>
      </span>
      <span className="px-2 max-sm:order-1 max-sm:col-span-2 max-sm:flex max-sm:items-center max-sm:gap-2 max-sm:pl-13">
        <span className="shrink-0 text-text-3 sm:hidden">{t("settings.pipelines.asked")}</span>
        <AskedFields {...{ stage, fields, readOnly }} />
      </span>
      {!readOnly && onDelete ? (
        <IconButton
          icon={Trash2}
          aria-label={t("settings.pipelines.deleteStage", { name: stage.name })}
          onClick={onDelete}
        />
      ) : (
        <span />
      )}
    </li>
  );
}

function numberEditor(unit: string) {
  return ({ draft, label, change, leave, save, invalid }: EditorProps<number | null>) => (
    <NumberInput
      autoFocus
      digits={0}
      end={<span className="pr-1 text-sm">{unit}</span>}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={draft}
      onChange={change}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && save()}
    />
  );
}
