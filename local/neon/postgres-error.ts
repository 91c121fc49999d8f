/** An error that Postgres itself reported, field by field. */
export class PostgresError extends Error {
  readonly fields: Readonly<Record<string, string>>;
  constructor(fields: Record<string, string>) {
    super(fields.message ?? "unknown error");
    this.fields = fields;
  }
}

/** Postgres could not be reached or went away in the middle. */
export class ConnectionLost extends Error {}

const NAMES: Readonly<Record<string, string>> = {
  V: "severity",
  C: "code",
  M: "message",
  D: "detail",
  H: "hint",
  P: "position",
  p: "internalPosition",
  q: "internalQuery",
  W: "where",
  s: "schema",
  t: "table",
  c: "column",
  d: "dataType",
  n: "constraint",
  F: "file",
  L: "line",
  R: "routine",
};

/** Reads the body of an ErrorResponse message. */
export function readError(bytes: Buffer, start: number, end: number): PostgresError {
  const fields: Record<string, string> = {};
  for (let at = start; at < end && bytes[at] !== 0; ) {
    const name = NAMES[String.fromCharCode(bytes[at] ?? 0)];
    const stop = bytes.indexOf(0, at + 1);
    if (name) fields[name] = bytes.toString("utf8", at + 1, stop);
    at = stop + 1;
  }
  return new PostgresError(fields);
}

/** The JSON that Neon answers an error with: every field, null where Postgres said nothing. */
export function errorBody(error: Error): Record<string, string | null> {
  const fields = error instanceof PostgresError ? error.fields : {};
  const body: Record<string, string | null> = { message: error.message };
  for (const name of Object.values(NAMES)) if (name !== "message") body[name] = fields[name] ?? null;
  return body;
}
