import type { Cell } from "#worker/kernel/exportable.ts";
import type { Sheet } from "./file-format.ts";
import { escaped, headingXml } from "./sheet-xml.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a workbook beside its one sheet, by their names (ECMA-376). */
export function parts({ title }: Sheet): Record<string, string> {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  const relation = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${to}"/>`;
  const relations = (inner: string) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook.xml", "sheet.main")}${part("worksheets/sheet1.xml", "worksheet")}${part("styles.xml", "styles")}</Types>`,
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="${sheetName(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "styles", "styles.xml"),
    ),
    "xl/styles.xml": STYLES,
  };
}

/** The sheet up to its first row: the headings stay in sight, columns are as wide as what stands in them. */
export function opening({ headings }: Sheet, rows: readonly (readonly Cell[])[]): string {
  const columns = headings.map((heading, at) => {
    const width = Math.min(
      60,
      Math.max(heading.length, ...rows.slice(0, LOOKED_AT).map((cells) => widthOf(cells[at] ?? null))),
    );
    return `<col min="${at + 1}" max="${at + 1}" width="${width + 3}" customWidth="1"/>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>${headingXml(headings)}`;
}

export const CLOSING = "</sheetData></worksheet>";

const LOOKED_AT = 100;

function widthOf(cell: Cell): number {
  if (cell === null) return 0;
  if (typeof cell === "string") return Math.max(...cell.split("\n", 5).map(({ length }) => length));
  return "decimal" in cell ? cell.decimal.length + 2 : "day" in cell ? 10 : 16;
}

/** At most 31 characters, and none of those that Excel needs for itself. */
function sheetName(title: string): string {
  const name = title.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "");
  return escaped(name.slice(0, 31).trim() || "1").replaceAll('"', "&quot;");
}

const xf = (format: number, font = 0) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${font ? ' applyFont="1"' : ""}${format ? ' applyNumberFormat="1"' : ""}/>`;

// The built-in formats (18.8.30) show days and numbers as the reader's own country writes them: 14 a day, 22 with its
// time, 3 and 4 thousands without and with cents.
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${xf(0)}${xf(0, 1)}${xf(14)}${xf(22)}${xf(3)}${xf(4)}</cellXfs></styleSheet>`;
