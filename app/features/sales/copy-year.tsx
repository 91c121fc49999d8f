import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { toast } from "#app/ui/toast.ts";
import type { QuotaMeasure } from "#worker/modules/pipeline/options.ts";

type Props = { year: number; measure: QuotaMeasure; pipelineId: string | undefined; disabled: boolean };

/** Takes over what was said of the year before, a little more or less. */
export function CopyYear({ year, measure, pipelineId, disabled }: Props) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [open, setOpen] = useState(false);
  const [percent, setPercent] = useState<number | null>(10);
  const copy = async () => {
    const body = { year, measure, pipelineId, percent: percent ?? 0 };
    const { output } = await api<{ copied: number }>("POST /quotas/copy", { body });
    if (!output) return;
    setOpen(false);
    await revalidate();
    toast({ title: t("sales.quota.copied", { count: output.copied }) });
  };
  return (
    <>
      <Button className="sm:ml-auto" disabled={disabled} onClick={() => setOpen(true)}>
        {t("sales.quota.copy", { year: String(year - 1) })}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        size="small"
        title={t("sales.quota.copy", { year: String(year - 1) })}
        text={t("sales.quota.copyText")}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t("ui.cancel")}</Button>
            <Button variant="primary" onClick={() => void copy()}>
              {t("sales.quota.copyNow")}
            </Button>
          </>
        }
      >
        <Field label={t("sales.quota.percent")}>
          <NumberInput digits={0} value={percent} onChange={setPercent} end="%" />
        </Field>
      </Dialog>
    </>
  );
}
