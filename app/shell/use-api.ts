import { useCallback } from "react";
import { toast } from "#app/ui/toast.ts";
import { useT } from "./i18n.tsx";

/** What the API refused, in the reader's words. */
export type Refused = {
  status: number;
  code: string;
  reason?: string;
  detail: string;
  errors: { path: string; message: string }[];
  /** Seconds to wait before asking again, where it says so. */
  retryAfter?: number;
};
export type Answer<Output> = { output: Output; refused?: undefined } | { output?: undefined; refused: Refused };

type Request = { body?: object; version?: number; quiet?: boolean; signal?: AbortSignal };

/**
 * Calls the API from the browser: `const { output, refused } = await api<Deal>("POST /deals/1/win", { body })`. What is
 * refused is said in a toast unless `quiet`; a lost connection is a refusal too, never a thrown error.
 */
export function useApi() {
  const t = useT();
  return useCallback(
    async <Output>(route: string, { body, version, quiet, signal }: Request = {}): Promise<Answer<Output>> => {
      const [method = "GET", path = ""] = route.split(" ");
      const headers = {
        "Accept-Language": t.language,
        ...(method === "GET" ? {} : { "Content-Type": "application/json" }),
        ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
      };
      const init = {
        method,
        headers,
        signal: signal ?? null,
        ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
      };
      const answer = await fetch(`/api/v1${path}`, init).catch(() => null);
      if (answer?.ok) return { output: (answer.status === 204 ? null : await answer.json()) as Output };
      const offline: Refused = { status: 0, code: "unavailable", detail: t("ui.saveFailed"), errors: [] };
      const refused: Refused = {
        ...offline,
        ...((await answer?.json().catch(() => null)) as Partial<Refused> | null),
        retryAfter: Number(answer?.headers.get("Retry-After") ?? 0),
      };
      if (!quiet && !signal?.aborted) toast({ title: refused.errors[0]?.message ?? refused.detail, tone: "bad" });
      return { refused };
    },
    [t],
  );
}
