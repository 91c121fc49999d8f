/** The closed set of problem codes and their HTTP status. A module adds meaning through `reason`, never a new code. */
export const STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  changed_meanwhile: 412,
  limit_reached: 402,
  too_large: 413,
  locked: 423,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
} as const;

export type Code = keyof typeof STATUS;

/** One field that was refused: where it is (`emails.0`), and why, as a key of `messages/<language>/errors.json`. */
export type FieldError = { path: string; reason: string; params?: Record<string, string | number> };

/**
 * What a request ends in when it cannot do what was asked. `reason` is stable, owned by a module, and the key of its
 * sentence (`errors.<reason>`); `params` fill the sentence; `fields` says which input was refused.
 */
export class Failure extends Error {
  readonly code: Code;
  readonly reason: string;
  readonly params: Record<string, string | number>;
  readonly fields: FieldError[];
  readonly retryAfter: number | undefined;

  constructor(
    code: Code,
    reason: string = code,
    more: {
      params?: Record<string, string | number>;
      fields?: FieldError[];
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(`${code}: ${reason}`, { cause: more.cause });
    this.name = "Failure";
    this.code = code;
    this.reason = reason;
    this.params = more.params ?? {};
    this.fields = more.fields ?? [];
    this.retryAfter = more.retryAfter;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** Not failures: what the runner itself reacts to. */
export class StaleTenant extends Error {}
export class Replay extends Error {
  readonly response: { status: number; body: unknown; headers: Record<string, string> };
  constructor(response: Replay["response"]) {
    super("replay");
    this.response = response;
  }
}
