/** Formatted text as it is kept: a closed set of nodes, in the shape that the editor has as well. Decision 031. */
export type Doc = { type: "doc"; content: Block[] };

export type Block =
  | { type: "paragraph"; content?: Inline[] }
  | { type: "heading"; attrs: { level: 2 }; content?: Inline[] }
  | { type: "codeBlock"; content?: Inline[] }
  | { type: "blockquote"; content: Block[] }
  | { type: "bulletList" | "orderedList"; content: { type: "listItem"; content: Block[] }[] }
  | { type: "taskList"; content: { type: "taskItem"; attrs: { checked: boolean }; content: Block[] }[] };

export type Inline =
  | { type: "text"; text: string; marks?: Mark[] }
  | { type: "hardBreak" }
  | { type: "mention"; attrs: { id: string; label: string } };

export type Mark = { type: "bold" | "italic" | "strike" | "code" } | { type: "link"; attrs: { href: string } };

export const MARKS = ["bold", "italic", "strike", "code"] as const;

/** The deepest a node may stand: five lists in one another. The API takes JSON of 32 levels, two for each. */
export const DEEPEST_NODE = 12;
export const MOST_NODES = 10_000;
export const MOST_MENTIONS = 50;

/** The address of a link that may be followed, as a browser reads it; null for any other. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string" || href.length > 2_000) return null;
  if (!URL.canParse(href)) return null;
  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol) ? href : null;
}
