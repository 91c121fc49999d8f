import { connect, type Socket } from "node:net";
import { messageReader, type OnMessage } from "./backend.ts";
import { type Bytes, newBytes } from "./bytes.ts";
import { cancelRequest, password, startup } from "./frontend.ts";
import { ConnectionLost, PostgresError, readError } from "./postgres-error.ts";

export type Login = { host: string; port: number; user: string; password: string; database: string };
/** A signed-in Postgres connection, message by message. */
export type Session = {
  out: Bytes;
  /** Sends what `out` holds. */
  flush(): void;
  /** Who gets the messages, and who is told when the connection is lost. */
  listen(onMessage: OnMessage, onLost: (error: Error) => void): void;
  /** Asks Postgres to stop the running statement. */
  cancel(): void;
  close(): void;
  readonly alive: boolean;
};

/** Signs in with the role and password given; fails with Postgres's own error when they are wrong. */
export function openSession(login: Login): Promise<Session> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: login.host, port: login.port, noDelay: true });
    const session = sessionOn(socket, login, (error) => reject(error));
    socket.once("connect", () => {
      startup(session.out, { user: login.user, database: login.database, client_encoding: "UTF8" });
      session.flush();
    });
    session.listen(
      (type, bytes, start, end) => {
        const done = signIn(session, login, { type, bytes, start, end });
        if (done === true) resolve(session);
        else if (done) reject(done);
      },
      (error) => reject(error),
    );
  });
}

type State = Session & { key: { process: number; secret: Buffer } | undefined };

function sessionOn(socket: Socket, login: Login, failed: (error: Error) => void): State {
  let onMessage: OnMessage = () => undefined;
  let onLost = failed;
  const read = messageReader((type, bytes, start, end) => onMessage(type, bytes, start, end));
  let reason = "Connection to Postgres closed unexpectedly";
  socket.on("data", read);
  socket.on("error", (error) => (reason = `Could not reach Postgres: ${error.message}`));
  const out = newBytes();
  const state = {
    out,
    alive: true,
    key: undefined,
    flush() {
      // The socket may keep the buffer until the kernel takes it, so it gets its own.
      socket.write(Buffer.from(out.data.subarray(0, out.length)));
      out.length = 0;
    },
    listen(message: OnMessage, lost: (error: Error) => void) {
      onMessage = message;
      onLost = lost;
    },
    cancel() {
      const { key } = state as State;
      if (key) sendCancel(login, cancelRequest(key.process, key.secret));
    },
    close() {
      state.alive = false;
      socket.end(Buffer.from([0x58, 0, 0, 0, 4]));
    },
  };
  socket.on("close", () => {
    state.alive = false;
    onLost(new ConnectionLost(reason));
  });
  return state;
}

function signIn(session: State, login: Login, message: { type: number; bytes: Buffer; start: number; end: number }) {
  const { type, bytes, start, end } = message;
  if (type === 0x52) return authenticate(session, login, bytes.readInt32BE(start));
  if (type === 0x4b) {
    session.key = { process: bytes.readInt32BE(start), secret: Buffer.from(bytes.subarray(start + 4, end)) };
  }
  if (type === 0x45) return readError(bytes, start, end);
  return type === 0x5a ? true : undefined;
}

function authenticate(session: Session, login: Login, method: number): Error | undefined {
  if (method === 0) return undefined;
  if (method !== 3) {
    session.close();
    return new PostgresError({ message: `authentication method ${method} is not spoken here`, severity: "FATAL" });
  }
  password(session.out, login.password);
  session.flush();
  return undefined;
}

function sendCancel(login: Login, packet: Buffer): void {
  const socket = connect({ host: login.host, port: login.port });
  // Too late to cancel: the statement ends by itself.
  socket.on("error", () => socket.destroy());
  socket.end(packet);
}
