import type { ReactNode } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import type { EditState } from "./editable-state.ts";

type Props<V> = { state: EditState<V>; show?: (value: V) => ReactNode; keepMine: () => void; takeTheirs: () => void };

/** What went wrong with an inline edit, and the ways on. */
export function EditableNotes<V>({ state, show, keepMine, takeTheirs }: Props<V>) {
  const t = useT();
  if (state.step === "failed")
    return (
      <span role="alert" className="flex flex-wrap items-center gap-2 px-2 text-bad text-sm">
        <span className="min-w-0 flex-1">{state.message}</span>
        <Button size="small" onClick={keepMine}>
          {t("ui.retry")}
        </Button>
      </span>
    );
  if (state.step !== "conflict") return null;
  const theirs = show?.(state.theirs) ?? String(state.theirs);
  return (
    <span role="alert" className="grid gap-1.5 rounded-lg bg-warn-soft px-2 py-1.5 text-sm">
      <span>{t("ui.conflict", { value: typeof theirs === "string" ? theirs : String(state.theirs) })}</span>
      <span className="flex gap-1.5">
        <Button size="small" onClick={keepMine}>
          {t("ui.keepMine")}
        </Button>
        <Button size="small" onClick={takeTheirs}>
          {t("ui.takeTheirs")}
        </Button>
      </span>
    </span>
  );
}
