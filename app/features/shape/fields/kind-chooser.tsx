import { useT } from "#app/shell/i18n.tsx";
import { FIELD_KINDS, type FieldKind } from "#worker/kernel/custom/field.ts";
import { kindIcons } from "../kinds.ts";

/** All that a field can hold, each with a line of what it is. */
export function KindChooser({ onChoose }: { onChoose: (kind: FieldKind) => void }) {
  const t = useT();
  return (
    <div className="grid gap-3">
      <p className="text-text-2">{t("settings.fields.chooseKind")}</p>
      <ul className="-mx-2 grid">
        {FIELD_KINDS.map((kind) => {
          const Glyph = kindIcons[kind];
          return (
            <li key={kind}>
              <button
                type="button"
                onClick={() => onChoose(kind)}
                className="flex min-h-11 w-full items-center gap-3 rounded-lg px-2 py-1 text-left hover:bg-hover"
              >
                <span className="grid size-8 shrink-0 place-items-center rounded-lg border border-line text-text-2">
                  <Glyph size={16} aria-hidden="true" />
                </span>
                <span className="min-w-0">
                  <span className="block font-medium">{t(`settings.fields.kind.${kind}`)}</span>
                  <span className="block text-sm text-text-3">{t(`settings.fields.kindText.${kind}`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
