import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listDeadAnywhere } from "#worker/modules/events/index.ts";

export type Letter = OutputOf<typeof listDeadAnywhere>["data"][number];

/** The event's own name, or the job's: both are words of the code, the same in every language. */
export function aboutLetter({ event, job, consumer }: Letter): string {
  return event?.name ?? job ?? consumer;
}

type Props = { letter: Letter; sending: boolean; onRetry: (letter: Letter) => void };

export function RetryButton({ letter, sending, onRetry }: Props) {
  const t = useT();
  return (
    <Button
      size="small"
      icon={RotateCcw}
      loading={sending}
      aria-label={t("platform.dead.retryOf", { event: aboutLetter(letter), tenant: letter.tenant })}
      onClick={() => onRetry(letter)}
    >
      {t("platform.dead.retry")}
    </Button>
  );
}
