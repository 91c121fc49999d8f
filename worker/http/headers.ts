/** The content security policy of our pages: everything from this very host, scripts only with the request's nonce. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What every answer carries unless its route said something of its own. */
export function harden(headers: Headers, secure: boolean): void {
  fallback(headers, "Cache-Control", "private, no-store");
  fallback(headers, "X-Content-Type-Options", "nosniff");
  fallback(headers, "Referrer-Policy", "same-origin");
  fallback(headers, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  fallback(headers, "Cross-Origin-Opener-Policy", "same-origin");
  fallback(headers, "Cross-Origin-Resource-Policy", "same-origin");
  if (secure) fallback(headers, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

function fallback(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}
