import {
  type AnyPgColumn,
  doublePrecision,
  jsonb,
  type PgColumnBuilderBase,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { SLOTS, type SlotFamily } from "../custom/field.ts";

const column: Record<SlotFamily, (name: string) => PgColumnBuilderBase> = {
  text: (name) => text(name),
  number: (name) => doublePrecision(name),
  ref: (name) => uuid(name),
};

/** The slots of a record's table and its `extra` as columns; they stand apart from its own, which statements name one by one. */
export const slotsOf = remember((table: string) => {
  const columns: Record<string, PgColumnBuilderBase> = {};
  for (const family of Object.keys(SLOTS) as SlotFamily[])
    for (const name of slotNames(family)) columns[name] = column[family](name);
  columns.extra = jsonb("extra");
  return pgTable(table, columns) as unknown as Record<string, AnyPgColumn>;
});

/** `text_1`, `text_2`, … */
export function slotNames(family: SlotFamily): string[] {
  return Array.from({ length: SLOTS[family] }, (_, at) => `${family}_${at + 1}`);
}

function remember<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return (name) => {
    const found = made.get(name) ?? make(name);
    made.set(name, found);
    return found;
  };
}
