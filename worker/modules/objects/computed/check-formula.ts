import { FormulaError } from "./formula-error.ts";
import { OPERATIONS, type ValueType } from "./functions.ts";
import type { Node } from "./parse-formula.ts";

/** What the database compiles: `["+", ["slot", "number_1", "number"], ["number", "2"]]`. */
export type Tree = [string, ...(string | number | boolean | Tree)[]];
/** Something a formula may name: its type, its tree, and the field it is, if it is one of the tenant's own. */
export type Variable = { type: ValueType; tree: Tree; field?: string };
export type Checked = { type: ValueType; tree: Tree; uses: string[] };

/** `size` counts the parts of the tree: what stands in it twice, twice. */
type Typed = { type: ValueType | "nothing"; tree: Tree; size: number };
const MOST_PARTS = 1000;

type Within = { variables: ReadonlyMap<string, Variable>; timeZone: string; uses: Set<string> };

/**
 * What a formula is, where `variables` are what it may name. Days are those of `timeZone`. Throws a `FormulaError` for what
 * is unknown or does not fit together.
 */
export function checkFormula(node: Node, around: Pick<Within, "variables" | "timeZone">): Checked {
  const uses = new Set<string>();
  const { type, tree } = typed(node, { ...around, uses });
  if (type === "nothing") throw new FormulaError("only_empty", node.at);
  if (type === "record") throw new FormulaError("no_value", node.at);
  return { type, tree, uses: [...uses] };
}

function typed(node: Node, within: Within): Typed {
  switch (node.is) {
    case "number":
      if (!/^\d{1,15}(\.\d{1,15})?$/.test(node.text)) throw new FormulaError("number_too_long", node.at);
      return leaf("number", ["number", node.text]);
    case "text":
      if (node.text.length > 500) throw new FormulaError("too_long", node.at);
      return leaf("text", ["text", node.text]);
    case "name":
      return named(node.text, node.at, within);
    case "list":
      throw new FormulaError("list_alone", node.at);
    case "call":
      return called(node, within);
  }
}

function named(name: string, at: number, { variables, uses }: Within): Typed {
  if (name === "true" || name === "false") return leaf("yes", ["yes", name]);
  if (name === "null") return leaf("nothing", ["empty"]);
  const variable = variables.get(name);
  if (!variable) throw new FormulaError(name in OPERATIONS ? "not_called" : "unknown_name", at, { name });
  if (variable.field) uses.add(variable.field);
  return leaf(variable.type, variable.tree);
}

type Call = Extract<Node, { is: "call" }>;

function called({ name, args, at }: Call, within: Within): Typed {
  if (["now", "today", "timestamp"].includes(name)) throw new FormulaError("no_clock", at, { name });
  if (name === "in") return among(args, at, within);
  const parts = args.map((arg) => typed(arg, within));
  const [first, second] = parts;
  const nothing = parts.find(({ type }) => type === "nothing");
  if (nothing && (name === "==" || name === "!=")) {
    const empty = applied("isEmpty", [(nothing === first ? second : first) as Typed], at);
    return name === "==" ? empty : applied("!", [empty], at);
  }
  if (name === "date" && parts.length === 1 && first?.type === "text") return dayOf(first, at);
  const extra = usual(name, parts, within);
  const folded = ["min", "max", "ifEmpty", "concat"].includes(name) && parts.length > 2;
  const sign = name === "concat" ? "+" : name;
  if (!folded) return applied(sign, [...parts, ...extra], at);
  return parts.slice(1).reduce((left, right) => applied(sign, [left, right], at), first as Typed);
}

/** What need not be written: to how many decimals, in which time zone; a moment stands for its day. */
function usual(name: string, parts: Typed[], { timeZone }: Within): Typed[] {
  const zone = leaf("text", ["text", timeZone]);
  if (name === "round" && parts.length === 1) return [leaf("number", ["number", "0"])];
  if (name === "date" && parts.length === 1) return [zone];
  const ofDay = ["year", "month", "day", "days", "addDays", "addMonths"].includes(name);
  if (ofDay)
    parts.forEach((part, at) => {
      if (part.type === "moment") parts[at] = applied("date", [part, zone], 0);
    });
  return [];
}

function applied(name: string, parts: Typed[], at: number): Typed {
  const known = OPERATIONS[name];
  if (!known) throw new FormulaError("unknown_function", at, { name });
  const given = withEmpty(parts);
  const wanted = given.map(({ type }) => type).join(",");
  const found = known.find((signature) => signature.startsWith(`${wanted} `));
  const size = given.reduce((all, part) => all + part.size, 1);
  if (size > MOST_PARTS) throw new FormulaError("too_long", at);
  if (found)
    return { type: found.slice(wanted.length + 1) as ValueType, tree: [name, ...given.map(({ tree }) => tree)], size };
  const count = known[0]?.split(" ")[0]?.split(",").length ?? 0;
  if (count !== parts.length) throw new FormulaError("operands", at, { name, count: String(count) });
  throw new FormulaError("types", at, { name, types: given.map(({ type }) => type).join(",") });
}

/** `null` is what it stands beside. */
function withEmpty(parts: Typed[]): Typed[] {
  const beside = parts.findLast(({ type }) => type !== "nothing" && type !== "record")?.type ?? "nothing";
  return parts.map((part) => (part.type === "nothing" ? leaf(beside, ["empty", beside]) : part));
}

function among([wanted, list]: Node[], at: number, within: Within): Typed {
  if (list?.is !== "list" || !wanted) throw new FormulaError("in_list", at);
  const left = typed(wanted, within);
  const equal = list.items.map((item) => applied("==", [left, typed(item, within)], item.at));
  if (equal.length === 0) throw new FormulaError("in_list", list.at);
  return equal.reduce((before, one) => applied("||", [before, one], at));
}

/** A day that is written out, as its milliseconds since 1970. */
function dayOf({ tree }: Typed, at: number): Typed {
  const text = String(tree[1]);
  const day = tree[0] === "text" && /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text) throw new FormulaError("bad_day", at);
  return leaf("day", ["on", String(day)]);
}

function leaf(type: Typed["type"], tree: Tree): Typed {
  return { type, tree, size: 1 };
}
