/** What of a list's address says which records match, and in which order: as `POST /jobs` and `/exports` take it. */
export function matchingIn(search: URLSearchParams): string {
  return String(new URLSearchParams([...search].filter(([name]) => /^(q|sort|filter\[.*)$/.test(name))));
}
