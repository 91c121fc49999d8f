import { expect, test } from "vitest";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { allSaid, type Node, newId, type Places, partAt, readTree, replaced, said, writeTree } from "./tree.ts";

test.each<[Filter]>([
  [{}],
  [{ status: { in: ["open"] } }],
  [{ amountMinor: { gte: "5", lt: "9" }, name: { empty: true }, note: { empty: false } }],
  [{ or: [{ status: { in: ["open"] } }, { amountMinor: { between: ["1", "2"] }, ownerId: { in: ["me"] } }] }],
  [{ kind: { in: ["person"] }, or: [{ a: { eq: "1" } }, { b: { eq: "2" } }] }],
  [{ and: [{ or: [{ a: { eq: "1" } }, { b: { eq: "2" } }] }, { c: { eq: "3" }, d: { eq: "4" } }] }],
  [{ related: { "deals.customerId": { status: { in: ["open"] } } }, unrelated: { "tasks.customerId": {} } }],
  [{ or: [{ related: { x: { or: [{ a: { eq: "1" } }, { a: { eq: "2" } }] } } }, { a: { eq: "3" } }] }],
])("%j comes back as it went in", (filter) => {
  const written = writeTree(readTree(filter));
  expect(writeTree(readTree(written))).toEqual(written);
  expect(meaning(written)).toEqual(meaning(filter));
});

test("two conditions in one place, and two groups, all have theirs", () => {
  const a = (value: string): Node => said({ field: "a", operator: "in", values: [value] });
  const either = (...parts: Node[]): Node => ({ id: newId(), kind: "group", any: true, parts });
  const places: Places = new Map();
  const parts = [a("1"), a("2"), either(a("3"), a("4")), either(a("5"), a("6")), either()];
  expect(writeTree({ any: false, parts }, places)).toEqual({
    a: { in: ["1"] },
    or: [{ a: { in: ["3"] } }, { a: { in: ["4"] } }],
    and: [{ a: { in: ["2"] } }, { or: [{ a: { in: ["5"] } }, { a: { in: ["6"] } }] }],
  });
  const [first, second] = parts;
  expect([partAt("a.in.0", places), partAt("and.0.a.in", places)]).toEqual([first?.id, second?.id]);
  expect(partAt("and.1.or.1.a", places)).toBeUndefined();
});

test("what is refused is found, however deep it stands", () => {
  const places: Places = new Map();
  const tree = readTree({ or: [{ related: { "deals.customerId": { "custom.x": { gt: "y" } } } }, { a: { eq: "1" } }] });
  writeTree(tree, places);
  const [deep] = allSaid(tree);
  expect(partAt("or.0.related.deals.customerId.custom.x.gt", places)).toBe(deep?.id);
  expect(partAt("or.0.related.deals.customerId", places)).toBe(tree.parts[0]?.id);
});

test("a part is replaced or removed wherever it stands", () => {
  const tree = readTree({ or: [{ and: [{ a: { eq: "1" } }, { a: { eq: "2" } }] }, { b: { eq: "3" } }] });
  const [one] = allSaid(tree);
  expect(writeTree(replaced(tree, one?.id ?? "", null))).toEqual({ or: [{ a: { eq: "2" } }, { b: { eq: "3" } }] });
});

/** In one spelling: groups of one part are that part. */
function meaning(filter: Filter): unknown {
  return JSON.parse(JSON.stringify(allSaid(readTree(filter)).map(({ condition }) => condition)));
}
