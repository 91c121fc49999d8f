import { expect, test } from "vitest";
import { findAllDistricts, findDistricts, findProvinces } from "./find-places.ts";

test("places are found however their letters are typed", async () => {
  for (const typed of ["ISTANBUL", "istanbul", "İstanbul"])
    expect((await findProvinces(typed)).map(({ value }) => value)).toEqual(["İstanbul"]);
  expect((await findDistricts("İstanbul", "KADIKOY")).map(({ value }) => value)).toEqual(["Kadıköy"]);
  expect(await findDistricts(undefined, "kad")).toEqual([]);
});

test("a district that several provinces have comes once", async () => {
  const named = (await findAllDistricts("golbasi")).filter(({ value }) => value === "Gölbaşı");
  expect(named).toHaveLength(1);
  expect(named[0]?.detail).toBe("Adıyaman, Ankara");
});
