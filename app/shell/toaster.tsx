import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "#app/ui/button.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { dismissToast, type ShownToast, toastStore } from "#app/ui/toast.ts";
import { useT } from "./i18n.tsx";

const none: readonly ShownToast[] = [];

/** The corner where messages appear; read out politely, trouble at once. They wait while the pointer or focus is on them. */
export function Toaster() {
  const t = useT();
  const shown = useSyncExternalStore(toastStore.watch, toastStore.read, () => none);
  return (
    <section
      aria-label={t("ui.notifications")}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-60 flex flex-col items-start gap-2 p-4 in-[:has([data-bulk-bar])]:bottom-14 max-xl:bottom-14 lg:pl-62"
    >
      <div aria-live="polite" aria-relevant="additions" className="contents">
        {shown.map((entry) => (
          <Message key={entry.id} entry={entry} />
        ))}
      </div>
    </section>
  );
}

function Message({ entry }: { entry: ShownToast }) {
  const t = useT();
  const { id, title, text, tone = "neutral", undo, action, duration = undo || action ? 9000 : 5000 } = entry;
  const close = () => dismissToast(id);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tone === "bad") return;
    let timer: ReturnType<typeof setTimeout>;
    const end = () => {
      if (frame.current?.matches(":hover, :focus-within")) timer = setTimeout(end, 1000);
      else dismissToast(id);
    };
    timer = setTimeout(end, duration);
    return () => clearTimeout(timer);
  }, [tone, duration, id]);
  const then = (run: () => void) => () => {
    close();
    run();
  };
  return (
    <div
      ref={frame}
      role={tone === "bad" ? "alert" : undefined}
      className="toast-in pointer-events-auto flex w-full max-w-sm items-start gap-2.5 rounded-xl border border-line bg-panel py-2.5 pr-2 pl-3 shadow-float"
    >
      {tone === "good" && <CircleCheck size={16} aria-hidden="true" className="mt-0.75 shrink-0 text-good" />}
      {tone === "bad" && <CircleAlert size={16} aria-hidden="true" className="mt-0.75 shrink-0 text-bad" />}
      <div className="min-w-0 flex-1 py-0.5">
        <p className="break-words font-medium">{title}</p>
        {text && <p className="break-words text-text-2">{text}</p>}
      </div>
      {undo && (
        <Button size="small" onClick={then(undo)}>
          {t("ui.undo")}
        </Button>
      )}
      {action && (
        <Button size="small" onClick={then(action.run)}>
          {action.label}
        </Button>
      )}
      <IconButton icon={X} size="small" aria-label={t("ui.close")} onClick={close} />
    </div>
  );
}
