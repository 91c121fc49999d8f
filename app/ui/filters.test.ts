import { expect, it } from "vitest";
import { type Filter, type FilterField, readFilters, writeFilters } from "./filters.ts";

const fields: FilterField[] = [
  { id: "name", label: "Name", type: "text" },
  { id: "status", label: "Status", type: "select", options: [] },
  { id: "amount", label: "Amount", type: "number" },
  { id: "due", label: "Due", type: "date" },
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
