import type { PDFFont } from "@cantoo/pdf-lib";

const known = new WeakMap<PDFFont, Set<number>>();

/** What the font can draw: other signs become a blank, so that no name keeps a document from being made. */
export function drawable(text: string, font: PDFFont): string {
  const signs = known.get(font) ?? new Set(font.getCharacterSet());
  known.set(font, signs);
  return Array.from(text.normalize("NFC").replace(/\t/g, " "), (sign) =>
    sign === "\n" || signs.has(sign.codePointAt(0) ?? 0) ? sign : " ",
  )
    .join("")
    .replace(/ {2,}/g, " ");
}

/** The text's lines at that width. Words that are wider are broken. */
export function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  return drawable(text, font)
    .split("\n")
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = "";
      for (const word of paragraph.split(" ").flatMap((one) => broken(one, font, size, width))) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (line !== "" && font.widthOfTextAtSize(longer, size) > width) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return [...lines, line];
    });
}

function broken(word: string, font: PDFFont, size: number, width: number): string[] {
  if (font.widthOfTextAtSize(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const sign of word) {
    if (part !== "" && font.widthOfTextAtSize(part + sign, size) > width) {
      parts.push(part);
      part = "";
    }
    part += sign;
  }
  return [...parts, part];
}
