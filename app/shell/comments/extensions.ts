import type { Extensions } from "@tiptap/core";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Mention } from "@tiptap/extension-mention";
import { StarterKit } from "@tiptap/starter-kit";
import type { SuggestionOptions } from "@tiptap/suggestion";
import type { Translate } from "#messages";
import { safeHref } from "#worker/kernel/rich/document.ts";

export type Person = { id: string; name: string; pictureId: string | null };
export type Suggesting = Pick<SuggestionOptions<Person, { id: string; label: string }>, "items" | "render">;

/** The nodes and marks of `worker/kernel/rich/document.ts`, and no others: what is pasted loses the rest. */
export function extensions(t: Translate, suggesting: Suggesting | undefined): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2] },
      underline: false,
      horizontalRule: false,
      trailingNode: false,
      dropcursor: false,
      link: {
        openOnClick: false,
        defaultProtocol: "https",
        isAllowedUri: (address) => safeHref(address) !== null,
        HTMLAttributes: { rel: "noopener nofollow ugc" },
      },
    }),
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => t("comments.rich.check", { text: node.textContent }) },
    }),
    ...(suggesting
      ? [Mention.configure({ HTMLAttributes: { class: "mention" }, suggestion: { char: "@", ...suggesting } })]
      : []),
  ];
}
