import { expect, test } from "vitest";
import { z } from "zod";
import { day, email, id, instant, line, optional, phone } from "#worker/kernel/contract.ts";
import { sampleOf, withValue } from "./sample.ts";

const someId = "0190a000-0000-7000-8000-000000000000";

test("fills every field that a schema knows, and knows which hold ids and texts", () => {
  const schema = z.strictObject({
    id,
    name: line(80),
    kind: z.enum(["person", "company"]),
    emails: z.array(email).optional(),
    phones: z.array(phone),
    ownerId: optional(id),
    from: instant,
    to: instant,
    birthday: day,
    amount: z.coerce.number().int().min(3),
    code: z.string().regex(/^[A-Z]{3}$/),
  });
  const { value, leaves } = sampleOf(
    schema.refine(({ from, to }) => from < to, { path: ["to"] }),
    () => someId,
  );
  expect(schema.safeParse(value).success).toBe(true);
  expect(Object.keys(value as object)).toHaveLength(11);
  expect(leaves.filter(({ kind }) => kind === "id").map(({ path }) => path.join("."))).toEqual(["id", "ownerId"]);
  expect(leaves.filter(({ kind }) => kind === "text").map(({ path }) => path[0])).toEqual([
    "name",
    "emails",
    "phones",
    "from",
    "to",
    "birthday",
    "code",
  ]);
});

test("leaves out what nothing fits, unless it must be there", () => {
  const odd = z.string().regex(/^odd-\d{9}$/);
  expect(sampleOf(z.strictObject({ id, odd: odd.optional() }), () => someId).value).toEqual({ id: someId });
  expect(() => sampleOf(z.strictObject({ id, odd }), () => someId)).toThrow("odd");
});

test("puts another value into a copy", () => {
  const value = { filter: { ownerId: { in: ["a"] } } };
  expect(withValue(value, ["filter", "ownerId", "in", 0], "b")).toEqual({ filter: { ownerId: { in: ["b"] } } });
  expect(value.filter.ownerId.in).toEqual(["a"]);
});
