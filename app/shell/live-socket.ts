import ReconnectingWebSocket from "partysocket/ws";

/** What a page hears: names of resources that changed, or everything when it may have missed some. */
export type Heard = (changed: readonly string[] | "anything") => void;

/** A hidden tab keeps its connection this long: switching to and fro costs nothing. */
const HIDDEN_MS = 30_000;
const PING_MS = 45_000;

const listeners = new Set<Heard>();
let close: (() => void) | undefined;

/** One connection for all of a tab's listeners; it opens with the first and closes with the last. */
export function listen(heard: Heard): () => void {
  listeners.add(heard);
  close ??= connect((changed) => {
    for (const listener of listeners) listener(changed);
  });
  return () => {
    listeners.delete(heard);
    if (listeners.size > 0) return;
    close?.();
    close = undefined;
  };
}

/**
 * Reconnects after 1 to 5 seconds at first (by chance, so that a restart of the server is no storm), later less often.
 * While the tab is hidden, what changes is only noted, and after half a minute the connection is given up.
 */
function connect(tell: Heard): () => void {
  const address = `${location.origin.replace(/^http/, "ws")}/live`;
  const socket = new ReconnectingWebSocket(address, [], {
    minReconnectionDelay: soon(),
    maxReconnectionDelay: 60_000,
    reconnectionDelayGrowFactor: 1.6,
    maxEnqueuedMessages: 0,
    startClosed: document.hidden,
  });
  let opened = false;
  let missed = document.hidden;
  let parting: ReturnType<typeof setTimeout> | undefined;
  let returning: ReturnType<typeof setTimeout> | undefined;
  const ping = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send("ping"), PING_MS);
  const hear: Heard = (changed) => {
    if (document.hidden) missed = true;
    else tell(changed);
  };
  socket.addEventListener("open", () => {
    if (opened) hear("anything");
    opened = true;
  });
  socket.addEventListener("message", ({ data }) => {
    const { again, changed } = messageIn(data);
    if (changed) hear(changed);
    if (!again) return;
    // The session may be over, the role another: the page finds out by reading, the connection by coming back.
    hear("anything");
    returning = setTimeout(() => socket.reconnect(), soon());
  });
  const onVisibility = () => {
    clearTimeout(parting);
    if (document.hidden) {
      parting = setTimeout(() => {
        clearTimeout(returning);
        missed = true;
        socket.close();
      }, HIDDEN_MS);
      return;
    }
    if (socket.readyState === WebSocket.CLOSED) socket.reconnect();
    if (missed) tell("anything");
    missed = false;
  };
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    clearInterval(ping);
    clearTimeout(parting);
    clearTimeout(returning);
    document.removeEventListener("visibilitychange", onVisibility);
    socket.close();
  };
}

/** 1 to 5 seconds, by chance. */
function soon(): number {
  return 1000 + Math.random() * 4000;
}

function messageIn(data: unknown): { changed?: string[]; again?: boolean } {
  return typeof data === "string" && data.startsWith("{") ? JSON.parse(data) : {};
}
