import type { Block, Doc, Inline } from "./document.ts";

/** What stands there without its look, for search, timelines and mails. Points of lists and what is quoted keep their signs. */
export function plainText(doc: Doc): string {
  return doc.content.map((block) => blockText(block)).join("\n");
}

/** The same from several lines of plain text: what was written before there were documents, or by a program. */
export function documentOf(text: string): Doc {
  const lines = text.split(/\r\n|\r|\n/);
  return {
    type: "doc",
    content: lines.map((line) =>
      line === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text: line }] },
    ),
  };
}

/** What is kept of a text: its document, or one of what was plain text. */
export function withDocument<Row extends { document: Doc | null; body: string }>(row: Row): Row & { document: Doc } {
  return { ...row, document: row.document ?? documentOf(row.body) };
}

/** Whom a document names, each once. */
export function mentionedIn(doc: Doc): string[] {
  const ids = new Set<string>();
  eachInline(doc.content, (node) => {
    if (node.type === "mention") ids.add(node.attrs.id);
    return node;
  });
  return [...ids];
}

/** People by the names that they have now; who is not known keeps the name that was written. */
export function withNames(doc: Doc, names: Readonly<Record<string, string>>): Doc {
  return {
    type: "doc",
    content: eachInline(doc.content, (node) =>
      node.type === "mention"
        ? { type: "mention", attrs: { id: node.attrs.id, label: names[node.attrs.id] ?? node.attrs.label } }
        : node,
    ),
  };
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "codeBlock":
      return (block.content ?? []).map(inlineText).join("");
    case "blockquote":
      return indented(block.content, "> ", "> ");
    case "bulletList":
      return block.content.map((item) => indented(item.content, "- ", "  ")).join("\n");
    case "orderedList":
      return block.content.map((item, i) => indented(item.content, `${i + 1}. `, "   ")).join("\n");
    case "taskList":
      return block.content
        .map((item) => indented(item.content, item.attrs.checked ? "[x] " : "[ ] ", "    "))
        .join("\n");
  }
}

function indented(content: Block[], first: string, rest: string): string {
  const lines = content.map(blockText).join("\n").split("\n");
  return lines.map((line, i) => `${i === 0 ? first : rest}${line}`).join("\n");
}

function inlineText(node: Inline): string {
  return node.type === "text" ? node.text : node.type === "mention" ? `@${node.attrs.label}` : "\n";
}

function eachInline(blocks: Block[], change: (node: Inline) => Inline): Block[] {
  return blocks.map((block) => {
    switch (block.type) {
      case "paragraph":
      case "heading":
      case "codeBlock":
        return block.content ? { ...block, content: block.content.map(change) } : block;
      case "blockquote":
        return { ...block, content: eachInline(block.content, change) };
      case "taskList":
        return {
          ...block,
          content: block.content.map((item) => ({ ...item, content: eachInline(item.content, change) })),
        };
      default:
        return {
          ...block,
          content: block.content.map((item) => ({ ...item, content: eachInline(item.content, change) })),
        };
    }
  });
}
