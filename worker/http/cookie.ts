export type CookieKind = "session" | "operator";

/** Host-bound by prefix on https. A laptop's plain http cannot carry the prefix, so there the name goes without. */
export function cookieName(kind: CookieKind, secure: boolean): string {
  return secure ? `__Host-${kind}` : kind;
}

/** `Set-Cookie` for a token, or to forget it. */
export function writeCookie(kind: CookieKind, token: string | null, secure: boolean, maxAgeSeconds = 0): string {
  const age = token === null ? 0 : maxAgeSeconds;
  return `${cookieName(kind, secure)}=${token ?? ""}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? "; Secure" : ""}`;
}

export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return undefined;
}

/** Not a secret and not personal: what language pages speak before anybody signed in. Null forgets it. */
export function languageCookie(language: string | null, secure: boolean): string {
  return `language=${language ?? ""}; Path=/; SameSite=Lax; Max-Age=${language ? 31_536_000 : 0}${secure ? "; Secure" : ""}`;
}
