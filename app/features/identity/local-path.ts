/**
 * Where to go after signing in, if it is a path of this very site; else the front page. Other origins, `//host`,
 * backslashes, control characters and their encoded forms are refused: browsers read some of them as another host. `stay`
 * allows the sign-in page itself.
 */
export function localPath(wanted: unknown, stay?: "stay"): string {
  if (typeof wanted !== "string" || wanted.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return "/";
  const [path = ""] = wanted.split(/[?#]/, 1);
  if (wanted.includes("\\") || /\/\/|%(2f|5c|25|0|1|7f)/i.test(path)) return "/";
  if (!stay && /^\/(sign-in|sign-out)(\/|$)/.test(path)) return "/";
  const here = "https://here.invalid";
  const { origin, pathname, search, hash } = new URL(wanted, here);
  return origin === here && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
