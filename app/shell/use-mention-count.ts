import { useEffect, useState } from "react";
import { useApi } from "./use-api.ts";

/** Mentions of oneself that were not seen yet: asked after the page, and again when somebody is mentioned. */
export function useMentionCount(): number {
  const api = useApi();
  const [unseen, setUnseen] = useState(0);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let over = false;
    const read = () =>
      void api<{ unseen: number }>("GET /comments/mentions/count", { quiet: true }).then(({ output }) => {
        if (output && !over) setUnseen(output.unseen);
      });
    read();
    window.addEventListener("mentions-seen", read);
    import("./live-socket.ts").then(
      ({ listen }) => {
        if (!over) stop = listen((changed) => (changed === "anything" || changed.includes("mentions")) && read());
      },
      () => undefined,
    );
    return () => {
      over = true;
      stop?.();
      window.removeEventListener("mentions-seen", read);
    };
  }, [api]);
  return unseen;
}
