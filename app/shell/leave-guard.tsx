import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";

type Props = {
  when: boolean;
  /** Is the same page with another search another one? */
  bySearch?: boolean;
};

/** Asks before changes that are not saved are left behind, by a link, the back button or closing the tab. */
export function LeaveGuard({ when, bySearch = false }: Props) {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation: here, nextLocation: next }) =>
      when && (here.pathname !== next.pathname || (bySearch && here.search !== next.search)),
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
      title={t("ui.leave.title")}
      text={t("ui.leave.text")}
      size="small"
      actions={
        <>
          <Button variant="danger" onClick={() => blocker.proceed?.()}>
            {t("ui.leave.discard")}
          </Button>
          <Button variant="primary" onClick={() => blocker.reset?.()}>
            {t("ui.leave.stay")}
          </Button>
        </>
      }
    />
  );
}
