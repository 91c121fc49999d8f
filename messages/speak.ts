import type { Catalogue, Language, MessageValues, Translate } from "./catalogue.ts";

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/**
 * The translate function over one catalogue. `count`, when it is a number, chooses between `<key>_one`, `<key>_other` and
 * so on; none at all may have words of its own, `<key>_zero`. Numbers are written the way the language writes them. Values stand in the sentence as they are: React escapes.
 * A key without a sentence is said itself.
 */
export function speak(language: Language, catalogue: Catalogue): Translate {
  // The first of these costs a Worker's start ten milliseconds, so they wait for the first number.
  let numberFormat: Intl.NumberFormat | undefined;
  let pluralRules: Intl.PluralRules | undefined;
  const numbers = () => (numberFormat ??= new Intl.NumberFormat(language));
  const plurals = () => (pluralRules ??= new Intl.PluralRules(language));
  const find = (key: string, values: MessageValues = {}): string | undefined => {
    const { count } = values;
    const none = count === 0 ? sentenceAt(catalogue, `${key}_zero`) : undefined;
    const form = typeof count === "number" ? sentenceAt(catalogue, `${key}_${plurals().select(count)}`) : undefined;
    return (none ?? form ?? sentenceAt(catalogue, key))?.replace(PLACEHOLDER, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : "";
      return typeof value === "number" ? numbers().format(value) : String(value);
    });
  };
  const say = (key: string, values?: MessageValues): string => find(key, values) ?? key;
  return Object.assign(say, { language, find });
}

function sentenceAt(catalogue: Catalogue, key: string): string | undefined {
  let found: Catalogue | string | undefined = catalogue;
  for (const part of key.split(".")) {
    found = typeof found === "object" && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  return typeof found === "string" ? found : undefined;
}
