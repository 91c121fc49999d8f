/** Two letters of a name in its own casing: `ipek karahanlı` → `İK` in Turkish. Companies take their first two words. */
export function initials(name: string, kind: "person" | "company", language: string): string {
  const words = name.split(/[\s./&-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? "";
  const second = (kind === "company" ? words[1] : words.at(-1)) ?? "";
  const letters = [...first].slice(0, 1).concat(words.length > 1 ? [...second].slice(0, 1) : []);
  return letters.join("").toLocaleUpperCase(language) || "?";
}
