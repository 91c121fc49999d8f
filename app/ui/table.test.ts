import { describe, expect, it } from "vitest";
import { headState, isSelected, nothingSelected, toggleAll, toggleRow } from "./selection.ts";
import { sparkPath } from "./spark-path.ts";
import {
  columnWidth,
  moveColumn,
  orderedColumns,
  placeColumn,
  resizeColumn,
  toggleColumn,
  visibleColumns,
} from "./table-layout.ts";
import { readSort, toggleSort, writeSort } from "./table-sort.ts";
import { tipPlace } from "./tip-place.ts";

const columns = [{ id: "name", fixed: true }, { id: "a" }, { id: "b", width: 90 }, { id: "c" }];
const ids = (list: { id: string }[]) => list.map((column) => column.id).join();

describe("layout", () => {
  it("moves columns but not the fixed one", () => {
    expect(ids(orderedColumns(columns, moveColumn(columns, {}, "a", 1)))).toBe("name,b,a,c");
    expect(ids(orderedColumns(columns, moveColumn(columns, {}, "a", -1)))).toBe("name,a,b,c");
    expect(ids(orderedColumns(columns, moveColumn(columns, {}, "c", 1)))).toBe("name,a,b,c");
    expect(ids(orderedColumns(columns, placeColumn(columns, {}, "c", "a")))).toBe("name,c,a,b");
  });

  it("skips hidden columns when moving and never hides the fixed one", () => {
    const layout = toggleColumn(columns, { hidden: ["name"] }, "b");
    expect(ids(visibleColumns(columns, layout))).toBe("name,a,c");
    expect(ids(visibleColumns(columns, moveColumn(columns, layout, "a", 1)))).toBe("name,c,a");
    expect(toggleColumn(columns, layout, "b").hidden).toEqual(["name"]);
  });

  it("shows extra columns once somebody picks them", () => {
    const more = [...columns, { id: "d", extra: true }, { id: "e", extra: true }];
    expect(ids(visibleColumns(more, { widths: { a: 80 } }))).toBe("name,a,b,c");
    expect(ids(visibleColumns(more, toggleColumn(more, {}, "d")))).toBe("name,a,b,c,d");
    expect(ids(visibleColumns(more, toggleColumn(more, {}, "a")))).toBe("name,b,c");
  });

  it("survives a layout saved before columns came and went", () => {
    expect(ids(orderedColumns(columns, { order: ["gone", "c", "name"] }))).toContain("name,");
    expect(orderedColumns(columns, { order: ["gone", "c"] })).toHaveLength(4);
  });

  it("keeps widths within reason", () => {
    expect(columnWidth({ id: "b" }, resizeColumn({}, "b", 5))).toBe(64);
    expect(columnWidth({ id: "b", width: 90 }, {})).toBe(90);
  });
});

describe("sort", () => {
  it("goes up, down, off", () => {
    const up = toggleSort([], "a", false);
    const down = toggleSort(up, "a", false);
    expect([up, down, toggleSort(down, "a", false)].map(writeSort)).toEqual(["a", "-a", ""]);
    expect(writeSort(toggleSort(down, "b", true))).toBe("-a,b");
    expect(writeSort(toggleSort(down, "b", false))).toBe("b");
  });

  it("takes only known ids from an address, each once", () => {
    expect(readSort("-a,evil,b,a", ["a", "b"])).toEqual([
      { id: "a", direction: "desc" },
      { id: "b", direction: "asc" },
    ]);
    expect(readSort(null, ["a"])).toEqual([]);
  });
});

describe("selection", () => {
  const rows = ["1", "2", "3", "4"];
  it("ticks ranges and leaves 'all that match' by unticking one", () => {
    const range = toggleRow(toggleRow(nothingSelected, "1", false, rows), "3", true, rows);
    expect([...range.ids]).toEqual(["1", "2", "3"]);
    expect(headState(range, rows)).toBe("some");
    const rest = toggleRow({ all: true, ids: new Set() }, "2", false, rows);
    expect([...rest.ids]).toEqual(["1", "3", "4"]);
    expect(isSelected(rest, "2")).toBe(false);
  });

  it("ticks all and none", () => {
    const all = toggleAll(nothingSelected, rows);
    expect(headState(all, rows)).toBe("all");
    expect(toggleAll(all, rows)).toBe(nothingSelected);
    expect(headState(nothingSelected, [])).toBe("none");
  });
});

describe("geometry", () => {
  it("draws a flat series through the middle", () => {
    expect(sparkPath([3, 3], 10, 20).line).toBe("M0 10L10 10");
    expect(sparkPath([0, 1], 10, 20).line).toBe("M0 19L10 1");
  });

  it("keeps a tooltip inside the window", () => {
    const view = { width: 300, height: 200 };
    expect(tipPlace({ left: 290, top: 10, width: 10, height: 10 }, { width: 80, height: 20 }, view)).toEqual({
      left: 214,
      top: 26,
    });
    expect(tipPlace({ left: 0, top: 180, width: 10, height: 10 }, { width: 80, height: 20 }, view)).toEqual({
      left: 6,
      top: 154,
    });
  });
});
