import { useNavigation } from "react-router";
import { useT } from "./i18n.tsx";

/** A thin line at the top while the next page is on its way; appears after 150 ms. */
export function NavigationProgress() {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-60 h-0.5">
      {busy && (
        <>
          <div className="progress-run h-full bg-brand-line" />
          <span className="sr-only">{t("shell.loading")}</span>
        </>
      )}
    </div>
  );
}
