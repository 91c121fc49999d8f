import { describe, expect, it } from "vitest";
import { richText } from "./contract.ts";
import { documentOf, mentionedIn, plainText, withNames } from "./plain-text.ts";

const id = "0190a000-0000-7000-8000-00000000000a";
const paragraph = (text: string, ...marks: object[]) => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }],
});
const doc = (...content: unknown[]) => ({ type: "doc", content });
const schema = richText(20_000);
const reasonOf = (sent: unknown) => {
  const parsed = schema.safeParse(sent);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? "");
};

const everything = doc(
  { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Görüşme" }] },
  {
    type: "paragraph",
    content: [
      {
        type: "text",
        text: "Kalın",
        marks: [{ type: "bold" }, { type: "italic" }, { type: "strike" }, { type: "code" }],
      },
      { type: "hardBreak" },
      { type: "text", text: "site", marks: [{ type: "link", attrs: { href: "https://ornek.example/a?b=c" } }] },
      { type: "mention", attrs: { id, label: "Işıl" } },
    ],
  },
  { type: "bulletList", content: [{ type: "listItem", content: [paragraph("bir"), paragraph("devamı")] }] },
  { type: "orderedList", content: [{ type: "listItem", content: [paragraph("iki")] }] },
  {
    type: "taskList",
    content: [
      { type: "taskItem", attrs: { checked: true }, content: [paragraph("oldu")] },
      { type: "taskItem", attrs: { checked: false }, content: [paragraph("olacak")] },
    ],
  },
  { type: "blockquote", content: [paragraph("alıntı")] },
  { type: "codeBlock", content: [{ type: "text", text: "a = 1" }] },
);

describe("a formatted text", () => {
  it("is kept as it is, with what stands there and whom it names", () => {
    const read = schema.parse(everything);
    expect(read.document).toEqual(everything);
    expect(read.mentions).toEqual([id]);
    expect(read.text).toBe("Görüşme\nKalın\nsite@Işıl\n- bir\n  devamı\n1. iki\n[x] oldu\n[ ] olacak\n> alıntı\na = 1");
    expect(schema.parse(read.document).document).toEqual(read.document);
  });

  it("may be plain text of several lines, and is then a document that says the same", () => {
    const read = schema.parse("  <b>Aradı</b>\n\nyarın ");
    expect(read.document).toEqual(doc(paragraph("<b>Aradı</b>"), { type: "paragraph" }, paragraph("yarın")));
    expect(read.text).toBe("<b>Aradı</b>\n\nyarın");
    for (const text of ["a", "a\nb", "a\n\n\nb", "  a"]) expect(plainText(documentOf(text))).toBe(text);
  });

  it("names people as they are called now, and those who are gone as they were", () => {
    const kept = schema.parse(everything).document;
    expect(plainText(withNames(kept, { [id]: "Işıl Yılmaz" }))).toContain("@Işıl Yılmaz");
    expect(withNames(kept, {})).toEqual(kept);
    expect(mentionedIn(kept)).toEqual([id]);
  });

  it.each([
    ["javascript:alert(1)", "rich_link"],
    ["JaVaScRiPt:alert(1)", "rich_link"],
    ["java\nscript:alert(1)", "rich_link"],
    [" javascript:alert(1)", "rich_link"],
    ["data:text/html,<script>", "rich_link"],
    ["vbscript:x", "rich_link"],
    ["//elsewhere.example", "rich_link"],
    ["/customers", "rich_link"],
    ["", "rich_link"],
    [7, "rich_link"],
    ["https://ornek.example", null],
    ["mailto:a@ornek.example", null],
  ])("a link to %j is answered %j", (href, reason) => {
    expect(reasonOf(doc(paragraph("x", { type: "link", attrs: { href } })))).toBe(reason);
  });

  it.each([
    ["an unknown node", doc({ type: "image", attrs: { src: "x" } })],
    ["HTML by another name", doc({ type: "paragraph", html: "<img onerror=1>" })],
    ["an attribute of its own", doc({ type: "paragraph", attrs: { style: "x" } })],
    [
      "an attribute on a link",
      doc(paragraph("x", { type: "link", attrs: { href: "https://a.example", onclick: "x" } })),
    ],
    ["an unknown mark", doc(paragraph("x", { type: "textStyle" }))],
    ["a heading of another level", doc({ type: "heading", attrs: { level: 1 } })],
    ["a list of paragraphs", doc({ type: "bulletList", content: [paragraph("x")] })],
    ["a text at the top", doc({ type: "text", text: "x" })],
    ["a mention of nobody", doc({ type: "paragraph", content: [{ type: "mention", attrs: { id: "x", label: "x" } }] })],
    ["no document", { type: "paragraph" }],
    ["a list", []],
    ["nothing that it knows", { wrong: [true] }],
    ["a prototype", JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"x":1}}]}')],
  ])("%s is refused", (_, sent) => {
    expect(reasonOf(sent)).toBeTruthy();
  });

  it("is neither too deep, too large, too long nor empty", () => {
    let deep: unknown = paragraph("x");
    for (let i = 0; i < 10_000; i++) deep = { type: "blockquote", content: [deep] };
    expect(reasonOf(doc(deep))).toBe("rich_deep");
    expect(reasonOf({ type: "doc", content: Array.from({ length: 1_000_000 }, () => ({ type: "paragraph" })) })).toBe(
      "rich_large",
    );
    const many = Array.from({ length: 9_000 }, () => ({ type: "text", text: "" }));
    expect(reasonOf(doc({ type: "paragraph", content: many }, { type: "paragraph", content: many }))).toBe(
      "rich_large",
    );
    expect(reasonOf("x".repeat(20_001))).toBeTruthy();
    for (const empty of ["", "  \n ", doc(), doc({ type: "paragraph" }), doc(paragraph("  "))])
      expect(reasonOf(empty)).toBe("required");
    for (const bad of ["a\0b", "a\ud800b"]) {
      expect(reasonOf(bad)).toBe("bad_text");
      expect(reasonOf(doc(paragraph(bad)))).toBe("bad_text");
    }
    const mentions = Array.from({ length: 51 }, () => ({
      type: "mention",
      attrs: { id: crypto.randomUUID(), label: "x" },
    }));
    expect(reasonOf(doc({ type: "paragraph", content: mentions }))).toBe("rich_large");
  });
});
