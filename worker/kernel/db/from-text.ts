// As Neon's endpoint does it when it is asked for JSON: the types that JSON has become JSON, everything else stays text.
// bigint and numeric stay text: a JavaScript number could not hold them.

const BOOL = 16;
const NUMBERS = new Set([21, 23, 700, 701]);
const JSONS = new Set([114, 3802]);
/** Array type → type of its elements. */
const ARRAYS: Readonly<Record<number, number>> = {
  1000: BOOL,
  1005: 21,
  1007: 23,
  1021: 700,
  1022: 701,
  199: 114,
  3807: 3802,
  1009: 25,
  1015: 1043,
  1016: 20,
  1231: 1700,
  1182: 1082,
  1115: 1114,
  1185: 1184,
  2951: 2950,
};

/** How a value of the Postgres type `type` is read from its text form; nothing where it stays text. */
export function fromText(type: number): ((text: string) => unknown) | undefined {
  if (type === BOOL) return (text) => text === "t";
  if (NUMBERS.has(type)) return (text) => (Number.isFinite(Number(text)) ? Number(text) : text);
  if (JSONS.has(type)) return (text) => JSON.parse(text);
  const element = ARRAYS[type];
  if (element === undefined) return undefined;
  const read = fromText(element) ?? String;
  return (text) => arrayFromText(read, text);
}

const TOKEN = /[{},]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;

function arrayFromText(read: (text: string) => unknown, text: string): unknown {
  if (text === "{}") return [];
  if (!/["{[]/.test(text.slice(1)))
    return text
      .slice(1, -1)
      .split(",")
      .map((one) => (one === "NULL" ? null : read(one)));
  const stack: unknown[][] = [[]];
  // Bounds such as "[0:1]={1,2}" are not part of the value.
  for (const [token, quoted] of text.slice(text.indexOf("{")).matchAll(TOKEN)) {
    const top = stack.at(-1) ?? [];
    if (token === "{") stack.push([]);
    else if (token === "}") {
      stack.pop();
      stack.at(-1)?.push(top);
    } else if (token === ",") continue;
    else if (quoted !== undefined) top.push(read(quoted.replace(/\\(.)/gs, "$1")));
    else top.push(token === "NULL" ? null : read(token));
  }
  return stack[0]?.[0];
}
