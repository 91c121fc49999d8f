import type { Target } from "#worker/kernel/importable.ts";
import { fold } from "#worker/kernel/text.ts";

/** What was chosen for a heading before. */
export type Remembered = Record<string, string | null>;

/**
 * Which target each column probably fills: what was chosen for the heading last time, else a target of that name, in
 * either language, else one whose usual heading it is. A target that takes one value is given once.
 */
export function suggest(
  headings: readonly string[],
  targets: readonly Named[],
  remembered: Remembered,
): (string | null)[] {
  const given = new Set<string>();
  return headings.map((heading) => {
    const key = keyOf(heading);
    const chosen = remembered[key];
    const found =
      chosen === null
        ? undefined
        : (targets.find(({ name }) => name === chosen) ?? targets.find((one) => names(one).has(key)));
    if (!found || (given.has(found.name) && !(found.many || found.name === "name"))) return null;
    given.add(found.name);
    return found.name;
  });
}

export type Named = Target & { labels: readonly string[] };

/** A heading without its punctuation: "E-posta *" and "e posta" are one. */
export function keyOf(heading: string): string {
  return fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function names({ labels, aliases = [] }: Named): Set<string> {
  return new Set([...labels, ...aliases].map(keyOf));
}
