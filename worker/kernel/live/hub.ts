import { DurableObject } from "cloudflare:workers";
import { type Dropped, WHO } from "./viewer.ts";

/** Changes within this time leave as one message. */
const GATHER_MS = 100;
/** A socket lives an hour at most; then the page comes back, and its session is checked again. */
const LIFE_MS = 3_600_000;
const MOST_PER_SESSION = 20;

/** The last a page hears: read everything again, and come back if you may. Quicker than the closing handshake. */
const AGAIN = JSON.stringify({ again: true });
const DROPPED = 4001;

type Socket = { session: string; user: string; until: number };

/** The open pages of one tenant, as hibernating WebSockets: an idle hub costs nothing. */
export class Hub extends DurableObject {
  private topics = new Set<string>();
  private flushing: Promise<void> | undefined;

  override async fetch(request: Request): Promise<Response> {
    const [session, user] = JSON.parse(request.headers.get(WHO) ?? "[]") as string[];
    if (!session || !user) return new Response(null, { status: 400 });
    const crowd = this.ctx.getWebSockets(`session:${session}`);
    if (crowd.length >= MOST_PER_SESSION) crowd[0]?.close(DROPPED, "too many pages");
    this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    const { 0: theirs, 1: ours } = new WebSocketPair();
    this.ctx.acceptWebSocket(ours, [`session:${session}`, `user:${user}`]);
    ours.serializeAttachment({ session, user, until: Date.now() + LIFE_MS } satisfies Socket);
    return new Response(null, { status: 101, webSocket: theirs });
  }

  /** Resolves once the pages were told. */
  async tell(topics: string[]): Promise<void> {
    for (const topic of topics) this.topics.add(topic);
    this.flushing ??= new Promise((done) => setTimeout(done, GATHER_MS)).then(() => this.flush());
    await this.flushing;
  }

  async drop(who: Dropped): Promise<void> {
    for (const socket of this.ctx.getWebSockets(tagOf(who))) {
      const { session } = socket.deserializeAttachment() as Socket;
      const spared = typeof who === "object" && "except" in who && who.except === session;
      if (!spared) dismiss(socket);
    }
  }

  /** Pages only listen; `ping` is answered without waking the hub. */
  override async webSocketMessage(socket: WebSocket): Promise<void> {
    socket.close(1008, "nothing to say");
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    // 1005 and 1006 stand for "no code" and may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  private flush(): void {
    const message = JSON.stringify({ changed: [...this.topics].sort() });
    this.topics.clear();
    this.flushing = undefined;
    const now = Date.now();
    for (const socket of this.ctx.getWebSockets()) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      socket.send(message);
      if ((socket.deserializeAttachment() as Socket).until < now) dismiss(socket);
    }
  }
}

function dismiss(socket: WebSocket): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send(AGAIN);
  socket.close(DROPPED, "again");
}

function tagOf(who: Dropped): string | undefined {
  if (who === "everyone") return undefined;
  return "sessionId" in who ? `session:${who.sessionId}` : `user:${who.userId}`;
}
