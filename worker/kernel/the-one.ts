import { Failure } from "./errors.ts";

/** The one row that was asked for. Missing and hidden look the same: 404. */
export function theOne<Row>([row]: Row[]): Row {
  if (!row) throw new Failure("not_found");
  return row;
}
