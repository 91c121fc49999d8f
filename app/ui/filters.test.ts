import { expect, it } from "vitest";
import { type Filter, type FilterField, operatorsOf, operatorWord, readFilters, writeFilters } from "./filters.ts";

const fields: FilterField[] = [
  { id: "name", label: "Name", type: "text" },
  { id: "status", label: "Status", type: "select", options: [] },
  { id: "amount", label: "Amount", type: "number" },
  { id: "due", label: "Due", type: "date" },
  { id: "province", label: "Province", type: "text", has: "known", options: [] },
  { id: "number", label: "Number", type: "text", has: "begins" },
];

it("comes back from the address as it went in", () => {
  const filters: Filter[] = [
    { field: "status", operator: "in", values: ["a,b", "c\\d", "e"] },
    { field: "name", operator: "has", values: ["Işıl & co, ltd"] },
    { field: "amount", operator: "eq", values: ["5"] },
    { field: "due", operator: "filled", values: [] },
    { field: "name", operator: "empty", values: [] },
  ];
  const address = writeFilters(new URLSearchParams("sort=-name&cursor=x&filter[old]=1"), filters);
  expect(readFilters(new URLSearchParams(address.toString()), fields)).toEqual(filters);
  expect(address.get("sort")).toBe("-name");
  expect(address.has("cursor")).toBe(false);
  expect(address.has("filter[old]")).toBe(false);
});

it("leaves out what it does not know", () => {
  const odd = new URLSearchParams(
    "filter[password]=x&filter[name][sql]=y&filter[status][in]=&filter[amount]=7&filter=z",
  );
  expect(readFilters(odd, fields)).toEqual([{ field: "amount", operator: "eq", values: ["7"] }]);
});

it("takes a picked value as one of several", () => {
  expect(readFilters(new URLSearchParams("filter[status]=a"), fields)).toEqual([
    { field: "status", operator: "in", values: ["a"] },
  ]);
});

it("offers the names of a list to pick; one that was typed before is still read", () => {
  const [province, number] = fields.slice(-2) as [FilterField, FilterField];
  expect(operatorsOf(province)).toEqual(["in", "nin", "empty", "filled"]);
  expect(readFilters(new URLSearchParams("filter[province][has]=izm&filter[province]=x"), fields)).toEqual([
    { field: "province", operator: "has", values: ["izm"] },
    { field: "province", operator: "in", values: ["x"] },
  ]);
  expect(operatorWord(number, "has")).toBe("begins");
});
