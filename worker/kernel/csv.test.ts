import { describe, expect, test } from "vitest";
import { type CsvCell, csvRow, csvStart, unneutralise } from "./csv.ts";

describe("text that could run", () => {
  test.each([
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\tx",
    "\rx",
    "\nx",
    "  =1",
    " \u00a0\u200b=1",
    "\ufeff=1",
    " \t=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "﹦1",
    "−1",
    "+90 532 418 20 77+1",
    "-12.50",
    "'=1",
    "''  =1",
    "' =1",
  ])("%j is neutralised and comes back", (text) => {
    const [cell = ""] = parse(csvRow([text], "en"), ",")[0] ?? [];
    expect(cell).toBe(`'${text}`);
    expect(unneutralise(cell)).toBe(text);
  });

  test.each([
    "Işıl",
    "'60 kuşağı",
    "a=b",
    "1-2",
    "x@anka.example",
    "'",
    "",
    "  ",
    "''",
    "+90 532 418 20 77, +49 30 901820",
  ])("%j stays", (text) => {
    const [cell = ""] = parse(csvRow([text], "en"), ",")[0] ?? [];
    expect(cell).toBe(text);
    expect(unneutralise(cell)).toBe(text);
  });
});

test("numbers stay numbers, in the reader's spelling", () => {
  const cells: CsvCell[] = [-12.5, { decimal: "-12.50" }, 3n, 0, true, null, undefined, Number.NaN];
  expect(csvRow(cells, "en")).toBe("-12.5,-12.50,3,0,true,,,\r\n");
  expect(csvRow(cells, "tr")).toBe("-12,5;-12,50;3;0;true;;;\r\n");
  expect(csvRow([{ decimal: "-1+cmd()" }], "en")).toBe("'-1+cmd()\r\n");
});

test("quotes, separators and line ends are quoted", () => {
  expect(csvRow(['a"b', "c,d", "e;f", "g\r\nh", "i", " j"], "en")).toBe('"a""b","c,d","e;f","g\r\nh",i," j"\r\n');
  expect(csvStart).toBe("\ufeff");
});

test("a table comes back as it went", () => {
  const rows = [
    ["Ad", "Not", "Telefon"],
    ["Işıl Öz", 'dedi ki: "olur"; sonra\r\naradı', "+90 532 418 20 77"],
    ['=HYPERLINK("http://x.example")', "'=1", ""],
    ["\t", " ", "-"],
  ];
  for (const [locale, separator] of [
    ["tr", ";"],
    ["en", ","],
  ] as const) {
    const file = rows.map((row) => csvRow(row, locale)).join("");
    expect(parse(file, separator).map((row) => row.map(unneutralise))).toEqual(rows);
  }
});

/** A strict reader of RFC 4180, to check the writer with. */
function parse(file: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < file.length) {
    let cell = "";
    if (file[at] === '"') {
      for (at++; file[at] !== '"' || file[at + 1] === '"'; at++) {
        if (file[at] === '"') at++;
        cell += file[at];
      }
      at++;
    } else {
      while (file[at] !== separator && file[at] !== "\r") cell += file[at++];
    }
    row.push(cell);
    if (file[at] === separator) at++;
    else if (file.startsWith("\r\n", at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else expect.fail(`no separator at ${at}`);
  }
  return rows;
}
