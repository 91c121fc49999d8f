import { createElement, type ReactNode } from "react";
import { type Block, type Doc, type Inline, type Mark, safeHref } from "#worker/kernel/rich/document.ts";
import { cx } from "./cx.ts";

/** A formatted text as elements, made node by node: nothing of it is ever read as HTML. */
export function RichText({ document, className }: { document: Doc; className?: string }) {
  return createElement("div", { className: cx("rich", className) }, ...document.content.map(blockOf));
}

function blockOf(block: Block): ReactNode {
  switch (block.type) {
    case "paragraph":
      return createElement("p", null, ...inlinesOf(block.content));
    case "heading":
      return createElement("h3", null, ...inlinesOf(block.content));
    case "codeBlock":
      return createElement("pre", null, createElement("code", null, ...inlinesOf(block.content)));
    case "blockquote":
      return createElement("blockquote", null, ...block.content.map(blockOf));
    case "bulletList":
      return createElement("ul", null, ...block.content.map((item) => itemOf(item.content)));
    case "orderedList":
      return createElement("ol", null, ...block.content.map((item) => itemOf(item.content)));
    case "taskList":
      return createElement(
        "ul",
        { "data-type": "taskList" },
        ...block.content.map(({ attrs, content }) =>
          createElement(
            "li",
            { "data-checked": attrs.checked },
            <span aria-hidden="true" className="tick" />,
            attrs.checked && <span className="sr-only">✓</span>,
            createElement("div", null, ...content.map(blockOf)),
          ),
        ),
      );
  }
}

function itemOf(content: Block[]): ReactNode {
  return createElement("li", null, ...content.map(blockOf));
}

function inlinesOf(content: Inline[] = []): ReactNode[] {
  return content.map((node) => {
    if (node.type === "hardBreak") return <br />;
    if (node.type === "mention") return <span className="mention">@{node.attrs.label}</span>;
    return (node.marks ?? []).reduce<ReactNode>(marked, node.text);
  });
}

const tags = { bold: "strong", italic: "em", strike: "s", code: "code" } as const;

function marked(inner: ReactNode, mark: Mark): ReactNode {
  if (mark.type !== "link") return createElement(tags[mark.type], null, inner);
  const href = safeHref(mark.attrs.href);
  return href ? (
    <a href={href} target="_blank" rel="noopener nofollow ugc">
      {inner}
    </a>
  ) : (
    inner
  );
}
