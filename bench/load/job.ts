/** `{{id}}`, `{{1}}` … in texts become fresh UUIDv7s, the same name the same id within one run. */
export type HttpRequest = { method: string; path: string; headers: Record<string, string>; body?: string };
export type Transaction = { readOnly: boolean; queries: { query: string; params: unknown[] }[] };

export type Job = {
  connections: number;
  /** Ends after so long, or after so many requests if that comes first. */
  ms: number;
  most?: number;
} & (
  | { kind: "http"; port: number; requests: HttpRequest[]; expected: number }
  | { kind: "sql"; url: string; transactions: Transaction[] }
);

export type Outcome = { perSecond: number; p50: number; count: number; failure?: string };
