import { type Code, Failure, Replay, STATUS, StaleTenant } from "../errors.ts";
import type { DatabaseError } from "./neon.ts";

const byStatus = new Map(Object.entries(STATUS).map(([code, status]) => [status as number, code as Code]));

/** What a database error means for the person. Guards raise `KV<status>` with the reason as message; the rest is Postgres. */
export function failureOf(error: DatabaseError): Error {
  const code = error.code ?? "";
  if (code.startsWith("KV")) return raised(Number(code.slice(2)), error);
  switch (code) {
    case "23505":
      return new Failure("conflict", error.constraint ?? "duplicate", { cause: error });
    case "23503":
      return error.message.startsWith("update or delete on table")
        ? new Failure("conflict", "still_used", { cause: error })
        : new Failure("invalid", "unknown_reference", { cause: error });
    case "23514":
    case "22001":
    case "22003":
    case "22007":
    case "22008":
    case "22P02":
    case "22P05":
    case "22021":
      return new Failure("invalid", error.constraint ?? "bad_value", { cause: error });
    case "42501":
      return new Failure("forbidden", "forbidden", { cause: error });
    case "40001":
    case "40P01":
    case "55P03":
      return new Failure("conflict", "busy", { retryAfter: 1, cause: error });
    default:
      return isOutage(code) ? new Failure("unavailable", "database", { retryAfter: 5, cause: error }) : error;
  }
}

function raised(status: number, error: DatabaseError): Error {
  const detail = error.detail ? (JSON.parse(error.detail) as Record<string, never>) : {};
  if (status === 0) return new StaleTenant("tenant changed");
  if (status === 208) return new Replay(detail as unknown as Replay["response"]);
  const { path, paths = path ? [path] : [], ...params } = detail as { path?: string; paths?: string[] };
  const fields = paths.map((one) => ({ path: one, reason: error.message, params }));
  const wait = status === 429 ? { retryAfter: Number((params as { seconds?: number }).seconds) } : {};
  return new Failure(byStatus.get(status) ?? "internal", error.message, { params, fields, ...wait });
}

/** No SQLSTATE: the endpoint did not answer. 08 connection, 53 resources, 57P shutdown, 58 system. */
function isOutage(code: string): boolean {
  return code === "" || /^(08|53|57P|58)/.test(code);
}
