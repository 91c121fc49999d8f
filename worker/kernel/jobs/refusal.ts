import { type Code, Failure, type FieldError } from "../errors.ts";

/** A `Failure` as it is kept, to be told later in the reader's language. */
export type Refusal = { code: Code; reason: string; params: Record<string, string | number>; fields: FieldError[] };

/** What takes one row back. Its version is that of the row as the job left it: who changed it since, changed it for good. */
export type Undo = { operation: string; input: Record<string, unknown> };

/** A failure as it is kept. */
export function refusalOf({ code, reason, params, fields }: Failure): Refusal {
  return { code, reason, params, fields };
}

/** The same failure again. */
export function failureFrom({ code, reason, params, fields }: Refusal): Failure {
  return new Failure(code, reason, { params, fields });
}
