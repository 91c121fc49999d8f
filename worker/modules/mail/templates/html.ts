/** A template in which every value is escaped, for text and for quoted attributes alike, except what `raw` marks. */
export function html(strings: TemplateStringsArray, ...values: (string | undefined | Raw)[]): string {
  return strings.reduce((whole, part, i) => whole + shown(values[i - 1]) + part);
}

/** HTML that was made here. */
export function raw(made: string): Raw {
  return { made };
}

type Raw = { made: string };

function shown(value: string | undefined | Raw): string {
  return typeof value === "object"
    ? value.made
    : (value ?? "").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
