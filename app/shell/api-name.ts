import { foldText } from "#app/ui/fold-text.ts";

const MOST = 40;

/** What something is called in the API, made of its label: "Mülk tipi" → `mulk_tipi`. Empty when no letter is in it. */
export function apiName(label: string): string {
  return trimmed(words(label).replace(/^[^a-z]+/, ""));
}

/** The same for a choice, which may begin with a digit and differs from those `taken`. */
export function choiceValue(label: string, taken: readonly string[]): string {
  const begin = trimmed(words(label)) || "choice";
  let value = begin;
  for (let count = 2; taken.includes(value); count++) value = `${begin.slice(0, MOST - 4)}_${count}`;
  return value;
}

function words(label: string): string {
  return foldText(label).replace(/[^a-z0-9]+/g, "_");
}

function trimmed(text: string): string {
  return text.replace(/^_+/, "").slice(0, MOST).replace(/_+$/, "");
}
