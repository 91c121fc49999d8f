import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { dateOf } from "#worker/kernel/serial-date.ts";
import type { FileRow } from "../options.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { Source } from "./source.ts";

const TURKISH = "Ad;Şehir\r\nIşıl Öztürk;İstanbul\r\nÇağrı Güneş;Iğdır\r\n";

/** In pieces of that many bytes, as a network brings them. */
function stream(bytes: Uint8Array, size = 7): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

async function all(source: Source) {
  const rows: FileRow[] = [];
  for (;;) {
    const { done, value } = await source.next();
    if (done) return { rows, cells: rows.map((row) => row.cells), format: value };
    rows.push(value);
  }
}

const csv = (text: string | Uint8Array, size?: number) =>
  all(readCsv(stream(typeof text === "string" ? new TextEncoder().encode(text) : text, size)));

const CODES: Record<string, number> = { Ğ: 0xd0, İ: 0xdd, Ş: 0xde, ğ: 0xf0, ı: 0xfd, ş: 0xfe };
const latin5 = (text: string) => Uint8Array.from([...text].map((letter) => CODES[letter] ?? letter.charCodeAt(0)));
const utf16 = (text: string, big: boolean, mark: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2 + (mark ? 2 : 0)));
  if (mark) view.setUint16(0, 0xfeff, !big);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + (mark ? 2 : 0), text.charCodeAt(at), !big);
  return new Uint8Array(view.buffer);
};

describe("a file of separated values", () => {
  const expected = [
    ["Ad", "Şehir"],
    ["Işıl Öztürk", "İstanbul"],
    ["Çağrı Güneş", "Iğdır"],
  ];
  it.each([
    ["UTF-8", new TextEncoder().encode(TURKISH), "utf-8"],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${TURKISH}`), "utf-8"],
    ["windows-1254", latin5(TURKISH), "windows-1254"],
    ["UTF-16 little endian with a mark", utf16(TURKISH, false, true), "utf-16le"],
    ["UTF-16 big endian with a mark", utf16(TURKISH, true, true), "utf-16be"],
    ["UTF-16 without a mark", utf16(TURKISH, false, false), "utf-16le"],
  ])("is read in %s", async (_, bytes, encoding) => {
    for (const size of [1, 7, 1000]) {
      const { cells, format } = await csv(bytes, size);
      expect(cells).toEqual(expected);
      expect(format).toEqual({ kind: "csv", encoding, delimiter: ";" });
    }
  });

  it("is read line by line where two encodings were glued together, and says so", async () => {
    const both = new Uint8Array([
      ...new TextEncoder().encode("Ad;Şehir\nÇağrı;Iğdır\nIşıl;Ağrı\n"),
      ...latin5("Şule;Muğla\n"),
    ]);
    const { cells, format } = await csv(both);
    expect(cells.at(-1)).toEqual(["Şule", "Muğla"]);
    expect(cells[1]).toEqual(["Çağrı", "Iğdır"]);
    expect(format).toMatchObject({ encoding: "utf-8", otherEncoding: 2 });
  });

  it.each([
    [
      "comma",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "tab",
      "a\tb\n1\t2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "semicolon beside decimal commas",
      "ad;tutar\nx;1.234,56\ny;2,5\n",
      [
        ["ad", "tutar"],
        ["x", "1.234,56"],
        ["y", "2,5"],
      ],
    ],
    [
      "old Mac line ends",
      "a;b\r1;2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line end at the end",
      "a;b\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "quotes inside quotes, lines and separators inside cells",
      'a;b\n"o ""dedi"" ki;\nevet";2\n',
      [
        ["a", "b"],
        ['o "dedi" ki;\nevet', "2"],
      ],
    ],
    [
      "a quote inside a word",
      'a;b\n5" boru;2\n',
      [
        ["a", "b"],
        ['5" boru', "2"],
      ],
    ],
    ["ragged rows", "a;b;c\n1\n1;2;3;4\n", [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]],
    ["one column", "ad\nAli\nVeli\n", [["ad"], ["Ali"], ["Veli"]]],
  ])("with %s", async (_, text, expected) => {
    for (const size of [1, 3, 1000]) expect((await csv(text, size)).cells).toEqual(expected);
  });

  it("names the line where a record begins, past lines inside cells", async () => {
    const { rows } = await csv('a;b\n"1\n2\n3";x\nson;y\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it("marks a cell of a megabyte, and keeps the others", async () => {
    const { rows } = await csv(`a;b\n${"x".repeat(1_000_000)};2\nson;3\n`, 65_536);
    expect(rows[1]).toMatchObject({ bad: "imports.cell_too_long", line: 2 });
    expect(rows[2]?.cells).toEqual(["son", "3"]);
  });

  it("whose quote never closes is refused by the line it begins on", async () => {
    const text = `a;b\n1;2\n"açık;${"x\n".repeat(3_000_000)}`;
    await expect(csv(text, 1_000_000)).rejects.toMatchObject({ reason: "imports.endless_record", params: { line: 3 } });
  });
});

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const workbook = (rows: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    "xl/worksheets/sheet1.xml": strToU8(sheet(rows)),
    "xl/sharedStrings.xml": strToU8(
      "<sst><si><t>Ad</t></si><si><r><t>Işıl </t></r><r><t>Öz &amp; Ort.</t></r></si></sst>",
    ),
    "xl/styles.xml": strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="171" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    ),
    ...more,
  });
const xlsx = (bytes: Uint8Array) => all(readXlsx(async () => stream(bytes, 1000)));

describe("a workbook", () => {
  it("is read: shared and inline texts, numbers, dates by their format, cells that are left out", async () => {
    const { cells, format } = await xlsx(
      workbook(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Tarih</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1234.5</v></c><c r="C3" s="1"><v>46348</v></c></row>
        <row r="4"><c r="B4" s="3"><v>7</v></c><c r="C4" s="2"><v>46348.5</v></c></row>`),
    );
    expect(cells).toEqual([
      ["Ad", "", "Tarih"],
      ["Işıl Öz & Ort.", "1234.5", "2026-11-22"],
      ["", "7", "2026-11-22T12:00"],
    ]);
    expect(format).toEqual({ kind: "xlsx" });
  });

  it("counts days as Excel does", () => {
    expect([dateOf(1), dateOf(61), dateOf(46348), dateOf(44886, true)]).toEqual([
      "1899-12-31",
      "1900-03-01",
      "2026-11-22",
      "2026-11-22",
    ]);
  });

  it("that is none is refused", async () => {
    await expect(xlsx(new TextEncoder().encode("PK\u0003\u0004 hayır"))).rejects.toMatchObject({
      reason: "imports.not_a_workbook",
    });
    await expect(xlsx(zipSync({ "a.txt": strToU8("b") }))).rejects.toMatchObject({ reason: "imports.not_a_workbook" });
  });

  it("that is a bomb is refused before it fills the memory", async () => {
    const mega = new Uint8Array(50_000_000).fill(32);
    const bytes = zipSync({ "xl/worksheets/sheet1.xml": mega, "xl/sharedStrings.xml": mega });
    expect(bytes.length).toBeLessThan(200_000);
    await expect(xlsx(bytes)).rejects.toMatchObject({ reason: "imports.bomb" });
  });
});
