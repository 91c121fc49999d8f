import { type Connection, openConnection } from "./connection.ts";
import type { Login } from "./session.ts";

const MOST = 16;
const IDLE_MS = 30_000;

/** Connections of one connection string: at most 16, the most recently used first, idle ones closed after 30 s. */
export type Pool = {
  take(): Promise<Connection>;
  give(connection: Connection): void;
  /** Closes what was idle too long; true when nothing is left. */
  sweep(now: number): boolean;
  close(): void;
};

export function newPool(login: Login): Pool {
  const idle: { connection: Connection; since: number }[] = [];
  const waiting: { resolve(connection: Connection): void; reject(error: Error): void }[] = [];
  let size = 0;

  const open = async () => {
    size++;
    try {
      return await openConnection(login);
    } catch (error) {
      size--;
      // Those in the queue would wait for a connection that nobody opens any more.
      if (size === 0) for (const { reject } of waiting.splice(0)) reject(error as Error);
      throw error;
    }
  };
  const drop = (connection: Connection) => {
    size--;
    connection.close();
    const next = waiting.shift();
    if (next) open().then(next.resolve, next.reject);
  };

  return {
    async take() {
      for (let last = idle.pop(); last; last = idle.pop()) {
        if (last.connection.reusable()) return last.connection;
        drop(last.connection);
      }
      if (size < MOST) return open();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    give(connection) {
      if (!connection.reusable()) return drop(connection);
      const next = waiting.shift();
      if (next) next.resolve(connection);
      else idle.push({ connection, since: Date.now() });
    },
    sweep(now) {
      while (idle[0] && now - idle[0].since > IDLE_MS) {
        const oldest = idle.shift();
        if (oldest) drop(oldest.connection);
      }
      return size === 0;
    },
    close() {
      for (const { connection } of idle.splice(0)) drop(connection);
    },
  };
}
