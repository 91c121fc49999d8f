import { hasBadText } from "../text.ts";
import { type Block, DEEPEST_NODE, type Doc, type Inline, MARKS, type Mark, MOST_NODES, safeHref } from "./document.ts";

type Raw = Record<string, unknown>;

/**
 * A document made anew of what was sent, holding nothing but what is known; or the reason why it is none: `rich_unknown` for
 * nodes, marks and attributes that there are not, `rich_link`, `rich_deep`, `rich_large`, `bad_text`.
 */
export function readDocument(sent: unknown): { doc: Doc } | { problem: string } {
  const left = { nodes: MOST_NODES };
  try {
    const doc = record(sent, ["type", "content"]);
    if (doc.type !== "doc") throw new Refused("rich_unknown");
    return { doc: { type: "doc", content: list(doc.content, (node) => block(node, 1, left)) } };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

class Refused extends Error {}

type Left = { nodes: number };

function block(sent: unknown, depth: number, left: Left): Block {
  const node = take(sent, depth, left);
  const inlines = () => some(list(node.content ?? [], (one) => inline(one, depth + 1, left)));
  const blocks = () => list(node.content, (one) => block(one, depth + 1, left));
  switch (node.type) {
    case "paragraph":
    case "codeBlock":
      return { type: node.type, ...inlines() };
    case "heading":
      if (record(node.attrs, ["level"]).level !== 2) throw new Refused("rich_unknown");
      return { type: "heading", attrs: { level: 2 }, ...inlines() };
    case "blockquote":
      return { type: "blockquote", content: blocks() };
    case "bulletList":
    case "orderedList":
      return { type: node.type, content: list(node.content, (one) => listItem(one, depth + 1, left)) };
    case "taskList":
      return { type: "taskList", content: list(node.content, (one) => taskItem(one, depth + 1, left)) };
    default:
      throw new Refused("rich_unknown");
  }
}

function listItem(sent: unknown, depth: number, left: Left) {
  const node = take(sent, depth, left);
  if (node.type !== "listItem") throw new Refused("rich_unknown");
  return { type: "listItem" as const, content: list(node.content, (one) => block(one, depth + 1, left)) };
}

function taskItem(sent: unknown, depth: number, left: Left) {
  const node = take(sent, depth, left);
  const { checked } = record(node.attrs ?? {}, ["checked"]);
  if (node.type !== "taskItem" || !(checked === undefined || typeof checked === "boolean"))
    throw new Refused("rich_unknown");
  const content = list(node.content, (one) => block(one, depth + 1, left));
  return { type: "taskItem" as const, attrs: { checked: checked === true }, content };
}

function inline(sent: unknown, depth: number, left: Left): Inline {
  const node = take(sent, depth, left);
  switch (node.type) {
    case "text": {
      const marks = list(node.marks ?? [], mark);
      return { type: "text", text: text(node.text), ...(marks.length > 0 ? { marks } : {}) };
    }
    case "hardBreak":
      return { type: "hardBreak" };
    case "mention": {
      const { id, label } = record(node.attrs, ["id", "label"]);
      if (typeof id !== "string" || !UUID.test(id)) throw new Refused("rich_unknown");
      return { type: "mention", attrs: { id: id.toLowerCase(), label: text(label ?? "?").slice(0, 200) } };
    }
    default:
      throw new Refused("rich_unknown");
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function mark(sent: unknown): Mark {
  const { type, attrs } = record(sent, ["type", "attrs"]);
  const plain = MARKS.find((one) => one === type);
  if (plain) return { type: plain };
  if (type !== "link") throw new Refused("rich_unknown");
  const href = safeHref(record(attrs, ["href"]).href);
  if (href === null) throw new Refused("rich_link");
  return { type: "link", attrs: { href } };
}

/** One node more, not too deep. */
function take(sent: unknown, depth: number, left: Left): Raw {
  if (depth > DEEPEST_NODE) throw new Refused("rich_deep");
  if (--left.nodes < 0) throw new Refused("rich_large");
  return record(sent, ["type", "attrs", "content", "text", "marks"]);
}

function record(sent: unknown, known: readonly string[]): Raw {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) throw new Refused("rich_unknown");
  if (Object.keys(sent).some((key) => !known.includes(key))) throw new Refused("rich_unknown");
  return sent as Raw;
}

function list<T>(sent: unknown, each: (one: unknown) => T): T[] {
  if (!Array.isArray(sent)) throw new Refused("rich_unknown");
  if (sent.length > MOST_NODES) throw new Refused("rich_large");
  return sent.map(each);
}

function text(sent: unknown): string {
  if (typeof sent !== "string") throw new Refused("rich_unknown");
  if (hasBadText(sent)) throw new Refused("bad_text");
  return sent;
}

function some(content: Inline[]): { content?: Inline[] } {
  return content.length > 0 ? { content } : {};
}
