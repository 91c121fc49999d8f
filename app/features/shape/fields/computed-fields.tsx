import type { Part } from "./field-form.tsx";
import type { Around } from "./fields.tsx";
import { FormulaFields } from "./formula-fields.tsx";
import { RollUpFields } from "./roll-up-fields.tsx";

export type ComputedPart = Part & Pick<Around, "objects" | "readable" | "sources"> & { object: string; isNew: boolean };

/** How a value is worked out, where nobody writes it. */
export function ComputedFields(part: ComputedPart) {
  const { formula, rollup } = part.draft.settings;
  if (formula !== undefined) return <FormulaFields {...part} formula={formula} />;
  return rollup && <RollUpFields {...part} rollup={rollup} />;
}
