import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { brandIcon } from "#tenants/index.ts";
import type { Document } from "../link/contract.ts";
import { quoteTenant } from "../quotes.fixture.ts";
import { getDocument } from "./get-document.ts";
import { quotePdf } from "./quote-pdf.ts";

let given: Awaited<ReturnType<typeof quoteTenant>>;
beforeAll(async () => {
  given = await quoteTenant();
});

async function made(values: object = {}, change: Partial<Document> = {}) {
  const { id } = await given.write(values);
  const { brand, timeZone } = given.t.tenant;
  const quote = { ...(await given.ctx.run(getDocument, { id })), ...change };
  const bytes = await quotePdf(quote, brand, await brandIcon(given.ctx), timeZone);
  return { bytes, file: await PDFDocument.load(bytes, { updateMetadata: false }) };
}

describe("a quote's document", () => {
  it("is one page for one line, small, and says nothing of what made it", async () => {
    const { bytes, file } = await made();
    expect(file.getPageCount()).toBe(1);
    expect(bytes.length).toBeLessThan(60_000);
    expect([file.getProducer(), file.getCreator(), file.getAuthor()]).toEqual(["Test", "Test", "Test"]);
    expect(file.getTitle()).toBe("Web sitesi");
    expect(new TextDecoder("latin1").decode(bytes)).not.toMatch(/pdf-lib|cantoo|fontkit/i);
  });

  it("takes more pages for more lines, and bears any text", async () => {
    const long = "Çok uzun bir açıklama ğüşiöç İIıĞÜŞÖÇ ₺ 漢字 🎉 ".repeat(60).trim();
    const line = {
      name: "Arama motoru iyileştirme",
      unitPriceMinor: 1_234_56,
      quantity: 2.5,
      description: "Aylık çalışma",
    };
    const many = await made({ lines: Array.from({ length: 60 }, () => line) });
    expect(many.file.getPageCount()).toBeGreaterThanOrEqual(3);
    const texts = { notes: long, terms: `${long}\n\n${"x".repeat(3000)}`, name: "W".repeat(200) };
    const all = await made({ ...texts, lines: [{ ...line, name: "W".repeat(200), description: long }] });
    expect(all.file.getPageCount()).toBeGreaterThanOrEqual(3);
  });
});
