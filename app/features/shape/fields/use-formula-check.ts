import { useEffect, useState } from "react";
import { useApi } from "#app/shell/use-api.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { FieldKind } from "#worker/kernel/custom/field.ts";
import type { previewFormula } from "#worker/modules/objects/index.ts";

export type Preview = OutputOf<typeof previewFormula>;
type Asked = { object: string; formula: string; kind?: FieldKind; currency?: string | undefined };
type Checked = { preview?: Preview | undefined; error?: string | undefined };

const PAUSE_MS = 350;

/** What the formula gives, or what is wrong with it, a moment after the last key. Of an empty one nothing. */
export function useFormulaCheck({ object, formula, kind, currency }: Asked): Checked {
  const api = useApi();
  const [checked, setChecked] = useState<Checked>({});
  useEffect(() => {
    if (!formula.trim()) {
      setChecked({});
      return;
    }
    const asked = new AbortController();
    const ask = async () => {
      const query = new URLSearchParams({
        object,
        formula,
        ...(kind ? { kind } : {}),
        ...(currency ? { currency } : {}),
      });
      const { signal } = asked;
      const { output, refused } = await api<Preview>(`GET /formulas/preview?${query}`, { signal, quiet: true });
      if (signal.aborted) return;
      setChecked(output ? { preview: output } : { error: refused?.errors[0]?.message ?? refused?.detail });
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [api, object, formula, kind, currency]);
  return checked;
}
