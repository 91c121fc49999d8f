import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import type { Draft } from "./draft.ts";
import type { Edit } from "./editor.tsx";

type Props = { draft: Draft; edit: Edit; currency: string; errorOf: (path: string) => string | undefined };

/** Off all of it: a percentage or an amount, whichever was typed last. */
export function DiscountFields({ draft, edit, currency, errorOf }: Props) {
  const t = useT();
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t("quotes.discountPercent")} error={errorOf("discountBp")}>
        <NumberInput
          end="%"
          value={draft.discountBp === null ? null : draft.discountBp / 100}
          onChange={(percent) =>
            edit({ discountBp: percent === null ? null : Math.round(percent * 100), discountMinor: null })
          }
        />
      </Field>
      <Field label={t("quotes.discountAmount")} error={errorOf("discountMinor")}>
        <MoneyInput
          currency={currency}
          value={draft.discountMinor}
          onChange={(minor) => edit({ discountMinor: minor, discountBp: null })}
        />
      </Field>
    </div>
  );
}
