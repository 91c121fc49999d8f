import { FormulaError } from "./formula-error.ts";

/** A piece of a formula; `at` is where it begins. */
export type Token = { is: "number" | "text" | "name" | "sign" | "end"; text: string; at: number };

const PATTERN =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\\n]|\\["\\])*"|'(?:[^'\\\n]|\\['\\])*')|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)|(?<sign>&&|\|\||[=!<>]=|[-+*/%<>!?:(),[\]])/y;
const MOST = 300;

/** The pieces of a formula, an `end` last. Throws at the first character that belongs to none. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  for (let at = 0; at < formula.length; at = PATTERN.lastIndex) {
    const found = PATTERN.exec(formula)?.groups;
    if (!found)
      throw new FormulaError(/["']/.test(formula[at] ?? "") ? "open_text" : "bad_sign", at, {
        sign: formula[at] ?? "",
      });
    const [is, text] = Object.entries(found).find(([, value]) => value !== undefined) as [
      Token["is"] | "space",
      string,
    ];
    if (is !== "space") tokens.push({ is, text: is === "text" ? unquoted(text) : text, at });
    if (tokens.length > MOST) throw new FormulaError("too_long", at);
  }
  return [...tokens, { is: "end", text: "", at: formula.length }];
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}
