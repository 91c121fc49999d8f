import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { row } from "#worker/kernel/db/builder.ts";
import { query } from "#worker/kernel/operation.ts";
import { events } from "#worker/kernel/tables.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { keyset } from "./keyset.ts";
import { isPlace, type PlaceType } from "./place.ts";

const id = "0190a0b1-c2d3-7e4f-90a0-b1c2d3e4f501";
const good: Record<PlaceType, string[]> = {
  text: ["", "Işıl 👩‍🚀", "x".repeat(200)],
  uuid: [id],
  bigint: ["0", "-5", "9223372036854775807", "-9223372036854775808"],
  float8: ["0", "1.5", "-2e-05", "1e+300", "0.30000000000000004"],
  date: ["2026-02-28", "2028-02-29", "0001-01-01", "infinity", "-infinity"],
  timestamptz: ["2026-11-22 18:10:00+00", "2026-11-22 18:10:00.123456+05:30", "infinity", "-infinity"],
};
const bad: Record<PlaceType, string[]> = {
  text: ["a\0b", "a\ud800b"],
  uuid: ["", "x", `${id}0`, id.replace("-", ""), `'${id}'`],
  bigint: ["", "1.0", "1e3", "9223372036854775808", "x", " 1"],
  float8: ["", "NaN", "1e999", "1e-400", "0x10", "1,5", "."],
  date: ["2026-02-30", "2026-13-01", "0000-01-01", "yesterday", "today", "22.11.2026", "2026-1-1"],
  timestamptz: ["now", "2026-01-01", "2026-01-01 24:00:00+00", "2026-01-01T10:00:00Z", "2026-02-30 10:00:00+00"],
};
const types = Object.keys(good) as PlaceType[];
const cursorOf = (values: unknown) => Buffer.from(JSON.stringify(["-x", JSON.stringify(values)])).toString("base64url");
const read = (type: PlaceType, cursor: string) => keyset("-x", { x: { by: sql`x`, type } }, events.id).after(cursor);

describe.each(types)("a cursor over %s", (type) => {
  test.each(good[type])("takes %j", (value) => {
    expect(read(type, cursorOf([value, id]))).toBeDefined();
  });
  test.each(bad[type])("refuses %j by its name", (value) => {
    expect(() => read(type, cursorOf([value, id]))).toThrow(
      expect.objectContaining({ code: "invalid", fields: [{ path: "cursor", reason: "bad_cursor" }] }),
    );
  });
  test.each(bad.uuid)("refuses %j for an id", (value) => {
    expect(() => read(type, cursorOf([good[type][0], value]))).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});

test("Postgres reads what is taken, and what it writes is taken", async () => {
  const places = types.flatMap((type) => good[type].map((value) => ({ type, value })));
  const written = query({
    name: "tests.places",
    summary: "Cast there and back",
    access: "staff",
    input: z.strictObject({}),
    output: z.array(z.string()),
    read: () =>
      Object.fromEntries(
        places.map(({ type, value }, i) => [
          `p${i}`,
          row<{ text: string }>(sql`select ${value}::text::${sql.raw(type)}::text as text`),
        ]),
      ),
    result: (rows) => Object.values(rows).map(({ text }) => text),
  });
  const texts = await (await (await freshTenant()).as("owner")).run(written, {});
  expect(texts).toHaveLength(places.length);
  expect(texts.filter((text, i) => !isPlace(places[i]?.type ?? "uuid", text))).toEqual([]);
});
