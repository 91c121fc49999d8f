import { Trash2 } from "lucide-react";
import { findProducts } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { Quote } from "../words.ts";
import type { DraftLine } from "./draft.ts";

type Offer = { name: string; description: string | null; unit: string; vatBp: number; priceMinor: number | null };
type Props = {
  at: number;
  line: DraftLine;
  quote: Quote;
  priceListId: string | null;
  netMinor: number;
  errorOf: (path: string) => string | undefined;
  onChange: (change: Partial<DraftLine>) => void;
  onRemove: () => void;
};

/** One line: a product with its price from the list, or whatever was typed. */
export function LineFields({ at, line, quote, priceListId, netMinor, errorOf, onChange, onRemove }: Props) {
  const t = useT();
  const format = useFormat();
  const pick = usePick(quote, priceListId, onChange);
  const error = (name: string) => errorOf(`lines.${at}.${name}`);
  const label = t("quotes.lineOf", { at: at + 1 });
  return (
    <li className="grid gap-3 py-4" aria-label={label}>
      <div className="flex items-end gap-2">
        <Field label={t("quotes.item")} error={error("name") ?? error("productId")} className="min-w-0 flex-1">
          <Combobox
            options={findProducts}
            value={line.name ? { value: line.productId ?? `free:${line.key}`, label: line.name } : null}
            onChange={(option) =>
              option
                ? void pick(option.value, option.label)
                : onChange({ productId: null, name: "", listPriceMinor: null })
            }
            onCreate={(name) => onChange({ productId: null, name, listPriceMinor: null })}
          />
        </Field>
        <IconButton icon={Trash2} aria-label={t("ui.deleteItem", { item: line.name || label })} onClick={onRemove} />
      </div>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[5.5rem_6rem_minmax(7rem,1fr)_5.5rem_5.5rem_minmax(7rem,auto)]">
        <Field label={t("quotes.document.quantity")} error={error("quantity")}>
          <NumberInput digits={3} value={line.quantity} onChange={(quantity) => onChange({ quantity })} />
        </Field>
        <Field label={t("quotes.unit")} error={error("unit")}>
          <Input
            value={line.unit ?? ""}
            maxLength={40}
            onChange={({ target }) => onChange({ unit: target.value || null })}
          />
        </Field>
        <Field label={t("quotes.document.price")} error={error("unitPriceMinor")}>
          <MoneyInput
            currency={quote.currency}
            value={line.unitPriceMinor}
            onChange={(unitPriceMinor) => onChange({ unitPriceMinor })}
          />
        </Field>
        <Field label={t("quotes.document.off")} error={error("discountBp") ?? error("discountMinor")}>
          <NumberInput
            end="%"
            value={line.discountBp === null ? null : line.discountBp / 100}
            onChange={(percent) =>
              onChange({ discountBp: percent === null ? null : Math.round(percent * 100), discountMinor: null })
            }
          />
        </Field>
        <Field label={t("quotes.document.vat")} error={error("vatBp")}>
          <NumberInput
            end="%"
            value={line.vatBp / 100}
            onChange={(percent) => onChange({ vatBp: Math.round((percent ?? 0) * 100) })}
          />
        </Field>
        <p className="num pb-1.5 text-right font-medium max-sm:col-span-2">{format.money(netMinor, quote.currency)}</p>
      </div>
      <Field label={t("quotes.document.item")} hideLabel error={error("description")}>
        <Textarea
          rows={line.description ? 2 : 1}
          placeholder={t("quotes.descriptionPlace")}
          value={line.description ?? ""}
          onChange={({ target }) => onChange({ description: target.value || null })}
        />
      </Field>
    </li>
  );
}

/** What a product brings along; one without a price in this currency has its price typed. */
function usePick(quote: Quote, priceListId: string | null, onChange: Props["onChange"]) {
  const api = useApi();
  return async (productId: string, name: string) => {
    if (productId.startsWith("free:")) return onChange({ name });
    onChange({ productId, name });
    const query = new URLSearchParams({ currency: quote.currency, ...(priceListId ? { priceListId } : {}) });
    const { output } = await api<Offer>(`GET /products/${productId}/offer?${query}`);
    if (!output) return;
    const { description, unit, vatBp, priceMinor } = output;
    onChange({
      productId,
      name: output.name,
      description,
      unit,
      vatBp,
      unitPriceMinor: priceMinor,
      listPriceMinor: priceMinor,
    });
  };
}
