/**
 * May this request change something on the strength of a cookie? Only when it came from a page of this very origin. Every
 * browser sends `Origin` with a POST; `Sec-Fetch-Site` covers the rest. No header at all is refused.
 */
export function isSameOrigin(request: Request, origin: string): boolean {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return true;
  const sent = request.headers.get("origin");
  return sent !== null ? sent === origin : request.headers.get("sec-fetch-site") === "same-origin";
}
