import Sigma from "lucide-react/icons/sigma";
import SquareFunction from "lucide-react/icons/square-function";
import { useT } from "#app/shell/i18n.tsx";
import type { Icon } from "#app/ui/icon.ts";
import type { FieldKind } from "#worker/kernel/custom/field.ts";
import { FIELD_KINDS } from "#worker/kernel/custom/options.ts";
import { kindIcons } from "../kinds.ts";
import type { Draft } from "./draft.ts";

type Choose = (kind: FieldKind, settings?: Draft["settings"]) => void;

/** What a new roll-up begins with. */
const ROLL_UP: Draft["settings"] = { rollup: { object: "", by: "", function: "count" } };

/** All that a field can hold, each with a line of what it is; last what is worked out. */
export function KindChooser({ onChoose }: { onChoose: Choose }) {
  const t = useT();
  return (
    <div className="grid gap-3">
      <p className="text-text-2">{t("shape.fields.chooseKind")}</p>
      <ul className="-mx-2 grid">
        {FIELD_KINDS.map((kind) => (
          <Kind
            key={kind}
            icon={kindIcons[kind]}
            name={t(`shape.fields.kind.${kind}`)}
            text={t(`shape.fields.kindText.${kind}`)}
            onChoose={() => onChoose(kind)}
          />
        ))}
        <Kind
          icon={SquareFunction}
          name={t("shape.fields.formula")}
          text={t("shape.fields.formulaText")}
          onChoose={() => onChoose("number", { formula: "" })}
        />
        <Kind
          icon={Sigma}
          name={t("shape.fields.rollup")}
          text={t("shape.fields.rollupText")}
          onChoose={() => onChoose("number", ROLL_UP)}
        />
      </ul>
    </div>
  );
}

type Props = { icon: Icon; name: string; text: string; onChoose: () => void };

function Kind({ icon: Glyph, name, text, onChoose }: Props) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="flex min-h-11 w-full items-center gap-3 rounded-lg px-2 py-1 text-left hover:bg-hover"
      >
        <span className="grid size-8 shrink-0 place-items-center rounded-lg border border-line text-text-2">
          <Glyph size={16} aria-hidden="true" />
        </span>
        <span className="min-w-0">
          <span className="block font-medium">{name}</span>
          <span className="block text-sm text-text-3">{text}</span>
        </span>
      </button>
    </li>
  );
}
