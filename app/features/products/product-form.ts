const texts = ["name", "sku", "description", "unit", "currency", "billing"];
const numbers = ["priceMinor", "costMinor"];

/** A product's form as the operations take it. What the form does not hold is left out; what is no number stays as typed. */
export function productFrom(form: FormData): Record<string, unknown> {
  const held = (names: string[]) =>
    names.filter((name) => form.has(name)).map((name) => [name, String(form.get(name))] as const);
  return {
    ...Object.fromEntries(held(texts)),
    ...Object.fromEntries(held(numbers).map(([name, value]) => [name, value === "" ? null : numberOf(value)])),
    ...(form.has("vatPercent") ? { vatBp: basisPointsOf(String(form.get("vatPercent"))) } : {}),
  };
}

/** `12.5` percent are 1250 basis points. */
export function basisPointsOf(percent: string): unknown {
  const number = numberOf(percent);
  return typeof number === "number" ? Math.round(number * 100) : number;
}

function numberOf(text: string): number | string {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}
