import { type Bytes, newBytes, takeBytes, writeText } from "./bytes.ts";
import { simpleQuery, sync } from "./frontend.ts";
import { ConnectionLost, PostgresError, readError } from "./postgres-error.ts";
import { addRow, closeResult, openResult, readColumns, type Shape } from "./result-writer.ts";
import { type Login, openSession, type Session } from "./session.ts";
import { forget, isFull, type Known, type Memory, newMemory, type Statement, sendStatement } from "./statements.ts";

/** What one HTTP request asks: one statement by itself, or a batch between `begin` and COMMIT. */
export type Exchange = { statements: readonly Statement[]; begin: string | undefined; shape: Shape };
export type Connection = {
  /** Runs the exchange in one write and answers with the JSON body. Rejects with PostgresError or ConnectionLost. */
  run(exchange: Exchange): Promise<Buffer>;
  cancel(): void;
  close(): void;
  /** False when the connection must not be used again. */
  reusable(): boolean;
};

const ignore = () => undefined;

export async function openConnection(login: Login): Promise<Connection> {
  const session = await openSession(login);
  const memory = newMemory();
  const json = newBytes();
  let clean = true;
  session.listen(ignore, ignore);
  const attempt = async (exchange: Exchange) => {
    const end = await exchangeOnce({ session, memory, json }, exchange);
    clean &&= end.status === IDLE;
    if (end.error) throw end.error;
    return takeBytes(json);
  };
  return {
    run: (exchange) =>
      attempt(exchange).catch((error: Error) => {
        if (!isStale(error) || !clean) throw error;
        forget(memory);
        return attempt(exchange);
      }),
    cancel: session.cancel,
    close: session.close,
    reusable: () => session.alive && clean && !isFull(memory),
  };
}

/** A prepared statement that a change of schema or DISCARD made useless; nothing of the exchange has happened. */
function isStale(error: Error): boolean {
  if (!(error instanceof PostgresError)) return false;
  const { code, routine } = error.fields;
  return code === "26000" || (code === "0A000" && routine === "RevalidateCachedQuery");
}

const IDLE = 0x49;

type Wire = { session: Session; memory: Memory; json: Bytes };
type End = { error: Error | undefined; status: number };

function exchangeOnce(wire: Wire, exchange: Exchange): Promise<End> {
  return new Promise((resolve) => {
    const { session, json } = wire;
    const steps = send(wire, exchange);
    const results = reader(json, steps, exchange);
    const finish = (end: End) => {
      session.listen(ignore, ignore);
      resolve(end);
    };
    json.length = 0;
    if (exchange.begin) writeText(json, '{"results":[');
    const lost = (error: Error) => finish({ error: results.error() ?? error, status: 0 });
    if (!session.alive) return lost(new ConnectionLost("Connection to Postgres closed unexpectedly"));
    session.listen((type, bytes, start, end) => {
      // COPY … FROM STDIN waits for data that HTTP cannot bring: only hanging up ends it.
      if (type === 0x47) session.close();
      if (type !== 0x5a) return results.message(type, bytes, start, end);
      const status = bytes[start] ?? 0;
      const error = results.error();
      if (error && status !== IDLE) {
        // Only a batch leaves a failed transaction open; ending it brings us here again.
        simpleQuery(session.out, "ROLLBACK");
        return session.flush();
      }
      if (exchange.begin) writeText(json, "]}");
      finish({ error, status });
    }, lost);
    session.flush();
  });
}

/** One write: [BEGIN] statements [COMMIT] Sync. The undefined steps are the ones whose result nobody asked for. */
function send({ session, memory }: Wire, { statements, begin }: Exchange): { known: Known; wanted: boolean }[] {
  memory.run++;
  const steps: { known: Known; wanted: boolean }[] = [];
  const add = (statement: Statement, wanted: boolean) =>
    steps.push({ known: sendStatement(session.out, memory, statement), wanted });
  if (begin) add({ query: begin, params: [] }, false);
  for (const statement of statements) add(statement, true);
  if (begin) add({ query: "COMMIT", params: [] }, false);
  sync(session.out);
  return steps;
}

/** Turns the answers to `steps` into JSON, in order; after an error everything but the error is dropped. */
function reader(json: Bytes, steps: { known: Known; wanted: boolean }[], { shape, begin }: Exchange) {
  let at = 0;
  let rows = 0;
  let error: Error | undefined;
  const open = (known: Known | undefined) => {
    if (!steps[at]?.wanted) return;
    if (begin && at > 1) writeText(json, ",");
    openResult(json, known?.columns);
  };
  const complete = (tag: string) => {
    if (steps[at++]?.wanted) closeResult(json, tag, shape);
    rows = 0;
  };
  const message = (type: number, bytes: Buffer, start: number, end: number) => {
    if (error) return;
    const known = steps[at]?.known;
    if (type === 0x44 && known?.columns) addRow(json, { bytes, start, index: rows++ }, known.columns, shape);
    else if (type === 0x31 && known) known.prepared = known.name !== "";
    else if (type === 0x54 && known) {
      known.columns = readColumns(bytes, start, end, known.columns);
      open(known);
    } else if (type === 0x6e) open(undefined);
    else if (type === 0x43) complete(bytes.toString("latin1", start, end - 1));
    else if (type === 0x49) complete("");
    else if (type === 0x45) error = readError(bytes, start, end);
    else if (type === 0x47) error = new PostgresError({ code: "0A000", message: "COPY cannot be used over HTTP" });
  };
  return { message, error: () => error };
}
