import { useT } from "#app/shell/i18n.tsx";
import type { Reason } from "#worker/modules/duplicates/options.ts";

export type Why = { reason: Reason; field: string | null };

/** Why two records may be one, in words. */
export function useWhy(): (why: Why) => string {
  const t = useT();
  return ({ reason, field }) => (field ? t("duplicates.sameField", { field }) : t(`duplicates.reason.${reason}`));
}

/** Where records are compared side by side. */
export function comparePath(subject: string, ids: readonly string[]): string {
  return `/duplicates/compare?${new URLSearchParams([["subject", subject], ...ids.map((id) => ["ids", id])])}`;
}
