import { type PDFDocument, type PDFFont, type PDFPage, rgb } from "@cantoo/pdf-lib";
import { drawable, wrapped } from "./text.ts";

export type Look = Record<"text" | "faint" | "line" | "brand" | "soft", ReturnType<typeof rgb>>;
export type Fonts = { regular: PDFFont; bold: PDFFont };
type Style = { size?: number; bold?: boolean; faint?: boolean; brand?: boolean; leading?: number };
type Box = { x: number; width: number; align?: "left" | "right" };

export const A4 = { width: 595.28, height: 841.89 };
export const MARGIN = 46;
export const INNER = A4.width - 2 * MARGIN;
const FOOT = 64;

/** Pages that are written from the top down; `at.y` is where the next line begins. A new page begins with what `heads` says. */
export function newSheet(file: PDFDocument, fonts: Fonts, look: Look) {
  const pages: PDFPage[] = [];
  const at = { y: 0 };
  let head: (() => void) | undefined;
  const page = () => {
    const current = pages.at(-1);
    if (!current) throw new Error("A sheet begins with a page");
    return current;
  };
  const turn = () => {
    pages.push(file.addPage([A4.width, A4.height]));
    at.y = A4.height - MARGIN;
    head?.();
  };
  turn();
  return {
    at,
    pages,
    page,
    ...writing({ at, page, turn, fonts, look }),
    /** What stands at the top of the pages to come. */
    heads: (draw: (() => void) | undefined) => {
      head = draw;
    },
    /** Turns the page unless so much still fits. */
    need: (height: number) => {
      if (at.y - height < FOOT) turn();
    },
    rule: () => {
      const ends = { start: { x: MARGIN, y: at.y }, end: { x: A4.width - MARGIN, y: at.y } };
      page().drawLine({ ...ends, thickness: 0.7, color: look.line });
    },
    /** A soft ground for the row that begins here. */
    band: ({ x, width }: { x: number; width: number }, height: number) =>
      page().drawRectangle({ x, y: at.y - height, width, height, color: look.soft }),
    /** What stands at the foot of each page. */
    feet: (words: (page: PDFPage) => { left: string; right: string }) => {
      for (const one of pages) {
        const { left, right } = words(one);
        const text = { y: 34, size: 7.5, font: fonts.regular, color: look.faint };
        const shown = wrapped(left, fonts.regular, 7.5, INNER - 80)[0] ?? "";
        one.drawText(shown, { ...text, x: MARGIN });
        one.drawText(right, { ...text, x: A4.width - MARGIN - fonts.regular.widthOfTextAtSize(right, 7.5) });
      }
    },
  };
}

export type Sheet = ReturnType<typeof newSheet>;

type On = { at: { y: number }; page: () => PDFPage; turn: () => void; fonts: Fonts; look: Look };

function writing({ at, page, turn, fonts, look }: On) {
  const fontOf = ({ bold }: Style) => (bold ? fonts.bold : fonts.regular);
  const colourOf = ({ faint, brand }: Style) => (brand ? look.brand : faint ? look.faint : look.text);
  /** One line, `y` the top of its row. */
  const put = (text: string, { x, width, align }: Box, y: number, style: Style = {}) => {
    const { size = 9 } = style;
    const font = fontOf(style);
    const shown = drawable(text.replaceAll("\n", " "), font);
    const left = align === "right" ? x + width - font.widthOfTextAtSize(shown, size) : x;
    page().drawText(shown, { x: left, y: y - size, size, font, color: colourOf(style) });
  };
  const linesOf = (text: string, width: number, style: Style = {}) =>
    wrapped(text, fontOf(style), style.size ?? 9, width);
  /** A text of any length, over as many pages as it takes. */
  const prose = (text: string, style: Style = {}, box: Box = { x: MARGIN, width: INNER }) => {
    const leading = style.leading ?? (style.size ?? 9) * 1.45;
    for (const line of linesOf(text, box.width, style)) {
      if (at.y - leading < FOOT) turn();
      put(line, box, at.y, style);
      at.y -= leading;
    }
  };
  return { put, linesOf, prose };
}

export function colour(hex: string) {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}
