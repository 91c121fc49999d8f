/** What a value in a formula can be. A day is a date, a moment a date with its time, a record what a relation points at. */
export type ValueType = "number" | "text" | "day" | "moment" | "yes" | "record";

const of = (types: readonly ValueType[], say: (type: ValueType) => string) => types.map(say);
const PLAIN: readonly ValueType[] = ["number", "text", "day", "moment", "yes"];
const ORDERED: readonly ValueType[] = ["number", "text", "day", "moment"];
const compared = of(ORDERED, (type) => `${type},${type} yes`);
const same = of([...ORDERED, "yes"], (type) => `${type},${type} yes`);
const extreme = of(["number", "day", "moment"], (type) => `${type},${type} ${type}`);

/** Operations that a formula may name: types of their operands, a space, the type of what comes out. */
export const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  "+": ["number,number number", "text,text text", "day,number day"],
  "-": ["number,number number", "day,number day", "day,day number"],
  "*": ["number,number number"],
  "/": ["number,number number"],
  "%": ["number,number number"],
  neg: ["number number"],
  "&&": ["yes,yes yes"],
  "||": ["yes,yes yes"],
  "!": ["yes yes"],
  "==": same,
  "!=": same,
  "<": compared,
  "<=": compared,
  ">": compared,
  ">=": compared,
  if: of(PLAIN, (type) => `yes,${type},${type} ${type}`),
  round: ["number,number number"],
  floor: ["number number"],
  ceil: ["number number"],
  abs: ["number number"],
  min: extreme,
  max: extreme,
  text: ["number text", "day text"],
  upper: ["text text"],
  lower: ["text text"],
  trim: ["text text"],
  length: ["text number"],
  contains: ["text,text yes"],
  isEmpty: of([...PLAIN, "record"], (type) => `${type} yes`),
  ifEmpty: of(PLAIN, (type) => `${type},${type} ${type}`),
  days: ["day,day number"],
  hours: ["moment,moment number"],
  addDays: ["day,number day"],
  addMonths: ["day,number day"],
  year: ["day number"],
  month: ["day number"],
  day: ["day number"],
  date: ["moment,text day"],
};
