import { useEffect, useState } from "react";

/** Mentions of oneself that were not seen yet: asked after the page. */
export function useMentionCount(): number {
  const [unseen, setUnseen] = useState(0);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let over = false;
    import("./mention-count.ts").then(
      ({ watchMentions }) => {
        if (!over) stop = watchMentions(setUnseen);
      },
      () => undefined,
    );
    return () => {
      over = true;
      stop?.();
    };
  }, []);
  return unseen;
}
