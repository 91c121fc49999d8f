import { type CustomField, customName, KEPT_AS } from "#worker/kernel/custom/field.ts";

type Asked = Pick<CustomField, "key" | "kind">;

/** What `CustomInputs` submitted, as the operations take it. What the form does not hold is left out; empty is null. */
export function customFrom(form: FormData, fields: readonly Asked[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = read(form, field);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

function read(form: FormData, { key, kind }: Asked): unknown {
  const name = customName(key);
  if (kind === "address") return address(form, `${name}.`);
  if (KEPT_AS[kind] === "list") return several(form.getAll(name));
  const text = form.get(name);
  if (text === null) return undefined;
  if (text === "") return null;
  if (kind === "yes_no") return text === "true";
  if (kind !== "number" && kind !== "percent" && kind !== "currency") return text;
  // What is no number is refused by the field, in its own words.
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function several(sent: FormDataEntryValue[]): FormDataEntryValue[] | undefined {
  return sent.length > 0 ? sent.filter((one) => one !== "") : undefined;
}

function address(form: FormData, prefix: string): Record<string, string> | null | undefined {
  const asked = [...form].filter(([name]) => name.startsWith(prefix));
  if (asked.length === 0) return undefined;
  const parts = asked.flatMap(([name, value]) => (value === "" ? [] : [[name.slice(prefix.length), String(value)]]));
  return parts.length > 0 ? Object.fromEntries(parts) : null;
}
