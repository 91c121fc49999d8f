import { useT } from "#app/shell/i18n.tsx";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getImport } from "#worker/modules/imports/index.ts";

export type Import = OutputOf<typeof getImport>;

const tones: Record<Import["status"], Tone> = {
  reading: "info",
  unreadable: "bad",
  ready: "neutral",
  checking: "info",
  checked: "brand",
  running: "info",
  done: "good",
};

export function ImportState({ of: { status } }: { of: Pick<Import, "status"> }) {
  const t = useT();
  return <Badge tone={tones[status]}>{t(`imports.status.${status}`)}</Badge>;
}
