import type { JSONContent } from "@tiptap/core";

type Json = Record<string, unknown>;

/** What the editor holds, without the attributes that only it knows. The server says what it thinks of the rest. */
export function cleanDocument({ type, attrs, content, marks, text }: JSONContent): Json {
  const kept = attributesOf(type, attrs);
  return {
    type,
    ...(kept ? { attrs: kept } : {}),
    ...(text === undefined ? {} : { text }),
    ...(content ? { content: content.map(cleanDocument) } : {}),
    ...(marks?.length
      ? {
          marks: marks.map((one) =>
            one.type === "link" ? { type: "link", attrs: { href: one.attrs?.href } } : { type: one.type },
          ),
        }
      : {}),
  };
}

function attributesOf(type: string | undefined, attrs: JSONContent["attrs"]): Json | undefined {
  switch (type) {
    case "heading":
      return { level: 2 };
    case "taskItem":
      return { checked: attrs?.checked === true };
    case "mention":
      return { id: attrs?.id, label: attrs?.label };
    default:
      return undefined;
  }
}
