import type { Editor } from "@tiptap/core";
import Bold from "lucide-react/icons/bold";
import Code from "lucide-react/icons/code";
import Heading from "lucide-react/icons/heading";
import Italic from "lucide-react/icons/italic";
import Link from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListChecks from "lucide-react/icons/list-checks";
import ListOrdered from "lucide-react/icons/list-ordered";
import Quote from "lucide-react/icons/quote";
import Strikethrough from "lucide-react/icons/strikethrough";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";

const verbs = [
  ["bold", Bold, (editor: Editor) => editor.chain().focus().toggleBold().run()],
  ["italic", Italic, (editor: Editor) => editor.chain().focus().toggleItalic().run()],
  ["strike", Strikethrough, (editor: Editor) => editor.chain().focus().toggleStrike().run()],
  ["code", Code, (editor: Editor) => editor.chain().focus().toggleCode().run()],
  ["heading", Heading, (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run()],
  ["bulletList", List, (editor: Editor) => editor.chain().focus().toggleBulletList().run()],
  ["orderedList", ListOrdered, (editor: Editor) => editor.chain().focus().toggleOrderedList().run()],
  ["taskList", ListChecks, (editor: Editor) => editor.chain().focus().toggleTaskList().run()],
  ["blockquote", Quote, (editor: Editor) => editor.chain().focus().toggleBlockquote().run()],
] as const;

const shortcuts: Partial<Record<string, string>> = { bold: "⌘B", italic: "⌘I", code: "⌘E" };

/** What can be done with the text that is chosen. */
export function Toolbar({ editor }: { editor: Editor }) {
  const t = useT();
  const [linking, setLinking] = useState(false);
  const look = (on: boolean) => cx("touch:size-9", on && "bg-hover text-text");
  return (
    <div role="toolbar" aria-label={t("comments.rich.toolbar")} className="flex min-w-0 flex-wrap items-center">
      {verbs.map(([name, icon, run]) => (
        <IconButton
          key={name}
          size="small"
          icon={icon}
          aria-label={t(`comments.rich.${name}`)}
          aria-pressed={editor.isActive(name)}
          shortcut={shortcuts[name]}
          onClick={() => run(editor)}
          className={look(editor.isActive(name))}
        />
      ))}
      <IconButton
        size="small"
        icon={Link}
        aria-label={t("comments.rich.link")}
        aria-pressed={editor.isActive("link")}
        onClick={() => setLinking(!linking)}
        className={look(editor.isActive("link"))}
      />
      {linking && <LinkTo editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

function LinkTo({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useT();
  const [address, setAddress] = useState(String(editor.getAttributes("link").href ?? ""));
  const set = () => {
    const trimmed = address.trim();
    const href = /^[a-z]+:/i.test(trimmed)
      ? trimmed
      : trimmed.includes("@")
        ? `mailto:${trimmed}`
        : `https://${trimmed}`;
    const at = editor.chain().focus().extendMarkRange("link");
    if (trimmed === "") at.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      at.insertContent({ type: "text", text: trimmed, marks: [{ type: "link", attrs: { href } }] }).run();
    else at.setLink({ href }).run();
    onDone();
  };
  return (
    <span className="flex w-full items-center gap-1.5 p-1">
      <Input
        autoFocus
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
          if (event.key !== "Enter") return;
          event.preventDefault();
          set();
        }}
        inputMode="url"
        aria-label={t("comments.rich.linkTo")}
        placeholder="https://"
      />
      <Button size="small" onClick={set}>
        {t(address.trim() === "" ? "comments.rich.linkRemove" : "comments.rich.linkSet")}
      </Button>
    </span>
  );
}
