import { expect, test } from "vitest";
import { modules } from "#worker/modules.ts";
import { sampled } from "./registered.ts";

/** The bench runs seldom: that it can is seen here. */
test("every query of the registry has a sample input that its contract takes", () => {
  const samples = {
    ids: new Map<string, string>(),
    word: "yılmaz",
    tenant: { id: crypto.randomUUID(), objects: [], fields: [] },
  };
  const queries = modules.flatMap(({ operations }) => operations.filter((one) => one.kind === "query"));
  const refused = queries.flatMap((operation) => {
    const plain = sampled(operation, samples).find(({ label }) => label === "");
    return plain?.parsed.success ? [] : [`${operation.name}: ${plain?.parsed.error}`];
  });
  expect(queries.length).toBeGreaterThan(50);
  expect(refused).toEqual([]);
});
