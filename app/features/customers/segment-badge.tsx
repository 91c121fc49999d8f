import { useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { AT_RISK_AFTER_DAYS, PASSIVE_AFTER_DAYS, type Segment } from "#worker/modules/customers/options.ts";

const tone = { active: "good", at_risk: "bad", passive: "neutral" } as const satisfies Record<Segment, string>;

/** A customer's segment; the rule that made it is its tip. */
export function SegmentBadge({ segment, filled }: { segment: Segment; filled?: boolean }) {
  const t = useT();
  const rule = t("customers.segmentRule", { risk: AT_RISK_AFTER_DAYS, passive: PASSIVE_AFTER_DAYS });
  return (
    <span data-tip={rule} className="inline-flex max-w-full">
      <Badge tone={tone[segment]} {...(filled ? { filled } : {})}>
        {t(`customers.segment.${segment}`)}
      </Badge>
    </span>
  );
}
