import { translator } from "#messages/server.ts";
import type { Language } from "#worker/kernel/tenant.ts";

/** A page of nobody: for a host that is nobody's, and for the moment when not even the tenant can be found. No brand, no names. */
export function plainPage(status: 404 | 503, language: Language): Response {
  const t = translator(language);
  const words = status === 404 ? "not_found" : "unavailable";
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t(`shell.error.${words}.title`)}</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.25rem}</style>
<h1>${t(`shell.error.${words}.title`)}</h1><p>${t(`shell.error.${words}.next`)}</p></html>`;
  const headers: Record<string, string> = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  if (status === 503) headers["Retry-After"] = "5";
  return new Response(html, { status, headers });
}
