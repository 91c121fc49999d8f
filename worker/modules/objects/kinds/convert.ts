import { cellValue } from "#worker/kernel/custom/cell-value.ts";
import {
  type Choice,
  type CustomField,
  type CustomValue,
  type FieldSettings,
  isRelation,
  KEPT_AS,
} from "#worker/kernel/custom/field.ts";
import { valuesChanged } from "#worker/kernel/custom/written-values.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { fold } from "#worker/kernel/text.ts";
import { momentOf, partsOf } from "#worker/kernel/wall-time.ts";
import { MOST_CHOICES } from "./options.ts";

type Place = Pick<Tenant, "language" | "timeZone">;
type Kept = string | number | unknown[] | Record<string, unknown>;

/**
 * What a value becomes in a field of another kind, as it is kept; undefined when it would be lost. Text is read as an import reads a
 * cell, so `1.234,50` is a number and `22.11.2026` a day. Money becomes its amount, and an amount money, rounded to its smallest unit.
 */
export function convert(value: CustomValue, from: CustomField, to: CustomField, place: Place): Kept | undefined {
  const wanted = turned(value, from, to, place);
  if (wanted === undefined || wanted === null) return undefined;
  try {
    const { slots, extra, lists } = valuesChanged([to], { [to.key]: wanted });
    const [list] = lists;
    const kept = list && "set" in list ? list.set : KEPT_AS[to.kind] === "extra" ? extra[to.id] : slots[to.slot ?? ""];
    return (kept as Kept | null | undefined) ?? undefined;
  } catch (error) {
    if (error instanceof Failure && error.code === "invalid") return undefined;
    throw error;
  }
}

/** What of a field's settings means something to the kind it becomes; choices are made of `texts`, one for each spelling. */
export function settingsAfter(from: CustomField, kind: CustomField["kind"], texts: readonly string[]): FieldSettings {
  const { choices, min, max, decimals, currency, object } = from.settings;
  const plain = kind === "number" || kind === "percent";
  const wasPlain = from.kind === "number" || from.kind === "percent";
  if (kind === "select" || kind === "multi_select")
    return { choices: choices ?? choicesOf(kind === "select" ? texts : texts.flatMap(parts)) };
  if (kind === "relation" || kind === "relations") return object === undefined ? {} : { object };
  if (kind === "currency") return currency === undefined ? {} : { currency };
  if (!plain || !wasPlain) return {};
  return defined({ min, max, decimals });
}

/** A value as people read it. */
export function asText(value: CustomValue, { kind, settings }: CustomField, { language, timeZone }: Place): string {
  if (value === null) return "";
  if (Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? labelOf(settings, one) : (one.name ?? ""))).join(", ");
  if (typeof value === "object") return value.name ?? Object.values(value).join(", ");
  switch (kind) {
    case "yes_no":
      return YES_NO[language][value ? 0 : 1];
    case "select":
      return labelOf(settings, String(value));
    case "number":
    case "percent":
      return number(Number(value), language);
    case "currency":
      return number(Number(value) / 100, language);
    case "date":
      return day(String(value), language);
    case "date_time": {
      const { day: date, time } = partsOf(String(value), timeZone);
      return `${day(date, language)} ${time}`.trim();
    }
    default:
      return String(value);
  }
}

const YES_NO = { tr: ["Evet", "Hayır"], en: ["Yes", "No"] } as const;

function turned(value: CustomValue, from: CustomField, to: CustomField, place: Place): unknown {
  if (value === null) return undefined;
  if (isRelation(from) && isRelation(to)) {
    const ids = [value].flat().map((one) => (one as { id: string }).id);
    return to.kind === "relations" ? ids : ids.length === 1 ? ids[0] : undefined;
  }
  if (isChoice(from) && isChoice(to)) {
    const values = [value].flat();
    return to.kind === "multi_select" ? values : values.length === 1 ? values[0] : undefined;
  }
  const amount = amountOf(value, from);
  if (amount !== undefined && to.kind === "currency") return Math.round(amount * 100);
  if (amount !== undefined && (to.kind === "number" || to.kind === "percent")) return amount;
  if (from.kind === "date" && to.kind === "date_time") return momentOf(String(value), "00:00", place.timeZone);
  if (from.kind === "date_time" && to.kind === "date") return partsOf(String(value), place.timeZone).day;
  return read(asText(value, from, place), to, place);
}

function read(text: string, to: CustomField, { language, timeZone }: Place): unknown {
  if (to.kind === "text") return text.replace(/\s+/g, " ").trim();
  if (to.kind === "long_text") return text;
  const turkish = language === "tr";
  const format = { decimal: turkish ? "," : ".", dayFirst: turkish } as const;
  const cell = (one: string) => cellValue(one, { kind: to.kind, choices: to.settings.choices }, { format, timeZone });
  return to.kind === "multi_select" ? parts(text).map(cell) : cell(text.trim());
}

function amountOf(value: CustomValue, { kind }: CustomField): number | undefined {
  if (kind === "currency") return Number(value) / 100;
  return kind === "number" || kind === "percent" || kind === "yes_no" ? Number(value) : undefined;
}

function isChoice({ kind }: CustomField): boolean {
  return kind === "select" || kind === "multi_select";
}

function choicesOf(texts: readonly string[]): Choice[] {
  const made = new Map<string, Choice>();
  const taken = new Set<string>();
  for (const text of texts) {
    const label = text.replace(/\s+/g, " ").trim().slice(0, 60);
    if (label === "" || made.has(fold(label))) continue;
    if (made.size === MOST_CHOICES)
      throw new Failure("conflict", "fields.too_many_values", { params: { limit: MOST_CHOICES } });
    const begin =
      fold(label)
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^_+|_+$/g, "")
        .slice(0, 30) || "choice";
    let value = begin;
    for (let count = 2; taken.has(value); count++) value = `${begin}_${count}`;
    taken.add(value);
    made.set(fold(label), { value, label });
  }
  return [...made.values()];
}

function parts(text: string): string[] {
  return text
    .split(/[;,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function labelOf({ choices }: FieldSettings, value: string): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}

function number(value: number, language: Tenant["language"]): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
}

function day(text: string, language: Tenant["language"]): string {
  return language === "tr" ? text.split("-").reverse().join(".") : text;
}

function defined(settings: FieldSettings): FieldSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
