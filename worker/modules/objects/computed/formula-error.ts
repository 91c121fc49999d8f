import { Failure } from "#worker/kernel/errors.ts";

/** A formula that makes no sense: `at` counts its characters from 0. */
export class FormulaError extends Error {
  readonly reason: string;
  readonly at: number;
  readonly params: Record<string, string>;
  constructor(reason: string, at: number, params: Record<string, string> = {}) {
    super(reason);
    this.name = "FormulaError";
    this.reason = `formula.${reason}`;
    this.at = at;
    this.params = params;
  }
}

/** What `read` makes of a formula. Throws 422 at `path`, saying where in the formula, when it makes no sense. */
export function orRefuse<Made>(path: string, read: () => Made): Made {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { reason, at, params } = error;
    throw new Failure("invalid", "invalid", {
      fields: [{ path, reason, params: { ...params, place: String(at + 1) } }],
    });
  }
}
