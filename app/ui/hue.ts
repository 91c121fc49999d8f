/** A steady hue for an id: one of twelve, far enough apart to tell neighbours from each other. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return ((hash >>> 0) % 12) * 30 + 20;
}
