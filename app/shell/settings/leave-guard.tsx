import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";

/** Asks before changes that are not saved are left behind, by a link, the back button or closing the tab. */
export function LeaveGuard({ when }: { when: boolean }) {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [when]);
  return (
    <Dialog
      open={blocker.state === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("settings.leave.title")}
      text={t("settings.leave.text")}
      size="small"
      actions={
        <>
          <Button variant="danger" onClick={() => blocker.proceed?.()}>
            {t("settings.leave.discard")}
          </Button>
          <Button variant="primary" onClick={() => blocker.reset?.()}>
            {t("settings.leave.stay")}
          </Button>
        </>
      }
    />
  );
}
