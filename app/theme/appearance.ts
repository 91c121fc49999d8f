/** What a person chose to look at; kept in one cookie so that the server's first paint is already right. */
export type Appearance = {
  theme: "light" | "dark" | "system";
  density: "comfortable" | "compact";
  rail: "open" | "closed";
};

export const appearanceCookie = "look";
const fallback: Appearance = { theme: "system", density: "comfortable", rail: "open" };
const choices = {
  theme: ["light", "dark", "system"],
  density: ["comfortable", "compact"],
  rail: ["open", "closed"],
} as const;

/** Reads a `Cookie` header; anything unknown falls back. */
export function readAppearance(cookies: string | null | undefined): Appearance {
  const stored = cookies?.match(/(?:^|;\s*)look=([\w.]*)/)?.[1]?.split(".") ?? [];
  return {
    theme: choices.theme.find((choice) => stored.includes(choice)) ?? fallback.theme,
    density: choices.density.find((choice) => stored.includes(choice)) ?? fallback.density,
    rail: choices.rail.find((choice) => stored.includes(choice)) ?? fallback.rail,
  };
}

/** A `Set-Cookie` value, also usable as `document.cookie`. Not personal, not a secret: script may read it. */
export function writeAppearance(appearance: Appearance): string {
  const value = `${appearance.theme}.${appearance.density}.${appearance.rail}`;
  return `${appearanceCookie}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** Attributes for `<html>`. */
export function appearanceAttributes({ theme, density }: Appearance): { "data-theme": string; "data-density": string } {
  return { "data-theme": theme, "data-density": density };
}
