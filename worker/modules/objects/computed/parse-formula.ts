import { FormulaError } from "./formula-error.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A formula taken apart. Operators are calls of their sign; `a ? b : c` is a call of `if`. */
export type Node =
  | { is: "number" | "text" | "name"; text: string; at: number }
  | { is: "call"; name: string; args: Node[]; at: number }
  | { is: "list"; items: Node[]; at: number };

/** How tightly operators bind, loosest first. */
const BINDING: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!=", "<", "<=", ">", ">=", "in"],
  ["+", "-"],
  ["*", "/", "%"],
];
const DEEPEST = 25;

/** Where the reading stands. */
type Reader = { tokens: Token[]; place: number; depth: number };

/**
 * Reads a formula: a part of CEL, the Common Expression Language, without macros and loops, so that it always ends. Throws
 * a `FormulaError` where it goes wrong.
 */
export function parseFormula(formula: string): Node {
  const reader = { tokens: tokensOf(formula), place: 0, depth: 0 };
  const whole = choice(reader);
  if (here(reader).is !== "end") throw unexpected(here(reader));
  return whole;
}

function choice(reader: Reader): Node {
  return deeper(reader, () => {
    const condition = binary(reader, 0);
    const { at } = here(reader);
    if (!skip(reader, "?")) return condition;
    const yes = choice(reader);
    must(reader, ":");
    return { is: "call", name: "if", args: [condition, yes, choice(reader)], at };
  });
}

function binary(reader: Reader, level: number): Node {
  const signs = BINDING[level];
  if (!signs) return unary(reader);
  let left = binary(reader, level + 1);
  while (here(reader).is !== "text" && signs.includes(here(reader).text)) {
    const { text: name, at } = next(reader);
    left = { is: "call", name, args: [left, binary(reader, level + 1)], at };
  }
  return left;
}

function unary(reader: Reader): Node {
  const { is, text, at } = here(reader);
  if (is !== "sign" || (text !== "-" && text !== "!")) return primary(reader);
  next(reader);
  return deeper(reader, () => ({ is: "call", name: text === "-" ? "neg" : "!", args: [unary(reader)], at }));
}

function primary(reader: Reader): Node {
  const token = next(reader);
  const { is, text, at } = token;
  if (is === "number" || is === "text") return { is, text, at };
  if (is === "name")
    return skip(reader, "(") ? { is: "call", name: text, args: until(reader, ")"), at } : { is, text, at };
  if (text === "[") return { is: "list", items: until(reader, "]"), at };
  if (text !== "(") throw unexpected(token);
  const inner = choice(reader);
  must(reader, ")");
  return inner;
}

function until(reader: Reader, end: string): Node[] {
  const nodes: Node[] = [];
  if (skip(reader, end)) return nodes;
  do nodes.push(choice(reader));
  while (skip(reader, ","));
  must(reader, end);
  return nodes;
}

function deeper<Made>(reader: Reader, read: () => Made): Made {
  if (++reader.depth > DEEPEST) throw new FormulaError("too_deep", here(reader).at);
  const made = read();
  reader.depth--;
  return made;
}

function here({ tokens, place }: Reader): Token {
  return tokens[place] as Token;
}

/** The end is never passed. */
function next(reader: Reader): Token {
  const token = here(reader);
  if (token.is !== "end") reader.place++;
  return token;
}

function skip(reader: Reader, sign: string): boolean {
  const { is, text } = here(reader);
  if (is !== "sign" || text !== sign) return false;
  next(reader);
  return true;
}

function must(reader: Reader, sign: string): void {
  if (!skip(reader, sign)) throw unexpected(here(reader), sign);
}

function unexpected({ is, text, at }: Token, wanted?: string): FormulaError {
  if (is === "end") return new FormulaError(wanted ? "ends_without" : "ends_early", at, { wanted: wanted ?? "" });
  return new FormulaError(wanted ? "expected" : "unexpected", at, { found: text, wanted: wanted ?? "" });
}
