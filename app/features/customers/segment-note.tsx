import { useT } from "#app/shell/i18n.tsx";
import { AT_RISK_AFTER_DAYS, PASSIVE_AFTER_DAYS } from "#worker/modules/customers/options.ts";

/** The segment rule, said where its result stands. */
export function SegmentNote() {
  const t = useT();
  return <p className="mt-4 text-sm text-text-3">{t("customers.segmentRule", { risk: AT_RISK_AFTER_DAYS, passive: PASSIVE_AFTER_DAYS })}</p>;
}
