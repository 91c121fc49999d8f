import type { english } from "./en/index.ts";

/** The languages the product speaks, in the order in which they are offered. */
export const languages = ["tr", "en"] as const;
export type Language = (typeof languages)[number];

/** True for a language we have a catalogue of. */
export function isLanguage(value: unknown): value is Language {
  return value === "tr" || value === "en";
}

export type Catalogue = { [key: string]: string | Catalogue };

/** Every sentence, as `"<namespace>.<key>"`; plural forms (`_one`, `_other`) collapse into one key. */
export type MessageKey = Leaves<typeof english>;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];
type Singular<K extends string> = K extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}`
  ? Base
  : K;

/** `count` chooses the plural form; numbers are written the way the language writes them. */
export type MessageValues = Record<string, string | number>;

export type Translate = {
  (key: MessageKey, values?: MessageValues): string;
  readonly language: Language;
  /** For keys known only at run time (an error's reason, a module's noun): undefined when there is no such sentence. */
  find(key: string, values?: MessageValues): string | undefined;
};
