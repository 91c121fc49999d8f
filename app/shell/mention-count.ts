import { listen } from "./live-socket.ts";

/** Says how many mentions of oneself were not seen yet, now and whenever somebody is mentioned or has seen them. */
export function watchMentions(say: (unseen: number) => void): () => void {
  let over = false;
  const read = async () => {
    const answer = await fetch("/api/v1/comments/mentions/count").catch(() => null);
    if (!answer?.ok) return;
    const { unseen } = (await answer.json()) as { unseen: number };
    if (!over) say(unseen);
  };
  const again = () => void read();
  again();
  window.addEventListener("mentions-seen", again);
  const stop = listen((changed) => (changed === "anything" || changed.includes("mentions")) && again());
  return () => {
    over = true;
    stop();
    window.removeEventListener("mentions-seen", again);
  };
}
