import { useCallback, useState } from "react";
import { useSearchParams } from "react-router";

/** Whether a list's form for a new record is open: by its button, or because the address says `?new=1`. */
export function useCreating() {
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useSearchParams();
  const asked = search.has("new");
  const open = useCallback(() => setOpened(true), []);
  const close = useCallback(() => {
    setOpened(false);
    if (asked) setSearch((now) => without(now, "new"), { replace: true, preventScrollReset: true });
  }, [asked, setSearch]);
  return { isOpen: opened || asked, open, close };
}

function without(search: URLSearchParams, name: string): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(name);
  return next;
}
