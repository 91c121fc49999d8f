import { createContext, useContext } from "react";

/** What had the focus when a window opened. */
export const OpenerContext = createContext<HTMLElement | null>(null);

/** What has the focus now; of a menu, whose entries are gone by then, its button. */
export function whatOpens(): HTMLElement | null {
  if (typeof document === "undefined") return null;
  const now = document.activeElement;
  if (!(now instanceof HTMLElement) || now === document.body) return null;
  return now.closest("[role=menu]")
    ? document.querySelector<HTMLElement>("[aria-haspopup=menu][aria-expanded=true]")
    : now;
}

/** Where the focus goes when a window closes: back to what opened it, as long as that is still there. */
export function useOpener(): () => HTMLElement | true {
  const opener = useContext(OpenerContext);
  return () => (opener?.isConnected ? opener : true);
}
