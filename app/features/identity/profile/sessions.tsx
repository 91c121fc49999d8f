import { Monitor } from "lucide-react";
import Smartphone from "lucide-react/icons/smartphone";
import { useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listSessions } from "#worker/modules/identity/index.ts";
import type { action } from "./save-profile.ts";

type Session = OutputOf<typeof listSessions>["data"][number];

/** Where the person is signed in. An ended session is out with its next request. */
export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useT();
  const fetcher = useFetcher<typeof action>();
  const end = (body: Record<string, string>) => void fetcher.submit(body, { method: "post" });
  useDone(fetcher.data, () => toast({ title: t("profile.ended"), tone: "good" }));
  return (
    <>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} onEnd={() => end({ intent: "session", id: session.id })} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          className="justify-self-start"
          loading={fetcher.state !== "idle"}
          onClick={() => end({ intent: "others" })}
        >
          {t("profile.endOthers")}
        </Button>
      )}
    </>
  );
}

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const t = useT();
  const format = useFormat();
  const { device, ip, lastSeenAt, current } = session;
  const name = [device.browser, device.system].filter(Boolean).join(" · ") || t("profile.unknownDevice");
  const Glyph = device.system && /iPhone|Android/.test(device.system) ? Smartphone : Monitor;
  return (
    <li className="flex min-h-14 items-center gap-3 px-3.5 py-2">
      <Glyph size={18} aria-hidden="true" className="shrink-0 text-text-3" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-sm text-text-3">
          {[ip, current ? null : format.relative(lastSeenAt)].filter(Boolean).join(" · ")}
        </p>
      </div>
      {current ? (
        <Badge tone="good">{t("profile.thisDevice")}</Badge>
      ) : (
        <Button size="small" aria-label={`${t("profile.end")}: ${name}`} onClick={onEnd}>
          {t("profile.end")}
        </Button>
      )}
    </li>
  );
}
