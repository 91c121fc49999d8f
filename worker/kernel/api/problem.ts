import type { MessageValues, Translate } from "#messages";
import { type Code, Failure, type FieldError, STATUS } from "../errors.ts";

/** RFC 9457. `code` is one of the closed set, `reason` is what a program branches on, the sentences are for people. */
export type Problem = {
  /** Where the code is explained, on the same host. */
  type: `/api/docs#${Code}`;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  requestId?: string;
  code: Code;
  reason: string;
  params: Record<string, string | number>;
  errors: (FieldError & { message: string })[];
};

/**
 * What a person or a program is told of an error, in the language of `t`. Anything that is not a `Failure` is `internal`,
 * and says nothing of itself but the request's id.
 */
export function problemOf(error: unknown, t: Translate, requestId?: string): Problem {
  const failure = error instanceof Failure ? error : new Failure("internal");
  const { code, reason, params } = failure;
  return {
    type: `/api/docs#${code}`,
    title: sentence(t, `code.${code}`, {}) ?? code,
    status: statusOf(failure),
    detail: sentence(t, `reason.${reason}`, params) ?? sentence(t, reason, params) ?? t(`errors.code.${code}`),
    ...(requestId ? { instance: `urn:uuid:${requestId}`, requestId } : {}),
    code,
    reason,
    params,
    errors: failure.fields.map((field) => ({ ...field, message: fieldMessage(field, t) })),
  };
}

/** The sentence under a field: the reason's own, else that the value is not accepted. */
export function fieldMessage(field: FieldError, t: Translate): string {
  const params = { ...field.params };
  if (params.expected) params.expected = sentence(t, `type.${params.expected}`, {}) ?? params.expected;
  const { reason } = field;
  return sentence(t, `reason.${reason}`, params) ?? sentence(t, reason, params) ?? t("errors.reason.bad_value");
}

/** HTTP has two statuses for "you asked wrongly" that need no code of their own. */
const STATUS_OF_REASON: Record<string, number> = { method_not_allowed: 405, json_expected: 415 };

function statusOf(failure: Failure): number {
  return STATUS_OF_REASON[failure.reason] ?? STATUS[failure.code];
}

function sentence(t: Translate, key: string, params: MessageValues): string | undefined {
  return t.find(`errors.${key}`, { ...counted(params), ...params });
}

/** The number that the sentence is about, which chooses its plural form. */
function counted({ seconds, minimum, maximum }: MessageValues): MessageValues {
  const count = Number(seconds ?? minimum ?? maximum);
  return Number.isNaN(count) ? {} : { count };
}
