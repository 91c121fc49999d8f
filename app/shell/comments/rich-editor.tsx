import { Editor } from "@tiptap/core";
import { useEffect, useId, useReducer, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { Doc } from "#worker/kernel/rich/document.ts";
import { cleanDocument } from "./clean-document.ts";
import { extensions, type Person } from "./extensions.ts";
import { PeopleList } from "./people-list.tsx";
import { Toolbar } from "./toolbar.tsx";
import { usePeople } from "./use-people.ts";

export type RichEditorProps = {
  label: string;
  initial: Doc;
  /** Null where nothing stands there. */
  onChange: (document: Record<string, unknown> | null) => void;
  /** ⌘Enter and Escape. */
  onSubmit: () => void;
  onCancel?: (() => void) | undefined;
  findPeople?: ((q: string) => Promise<Person[]>) | undefined;
};

/** Text with a look, written in place. */
export function RichEditor(props: RichEditorProps) {
  const t = useT();
  const list = useId();
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [editor, setEditor] = useState<Editor>();
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const { suggesting, offered, isOpen } = usePeople(props.findPeople);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor lives as long as its place
  useEffect(() => {
    const made = new Editor({
      element: place.current,
      extensions: extensions(t, suggesting),
      content: latest.current.initial,
      autofocus: "end",
      injectCSS: false,
      editorProps: {
        attributes: {
          class: "rich min-h-9 max-h-80 overflow-y-auto px-3 py-2.5 outline-none",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": latest.current.label,
        },
        handleKeyDown: (_, event) => {
          const { onSubmit, onCancel } = latest.current;
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) onSubmit();
          else if (event.key === "Escape" && !isOpen() && onCancel) onCancel();
          else return false;
          return true;
        },
      },
      onUpdate: ({ editor: it }) => latest.current.onChange(it.isEmpty ? null : cleanDocument(it.getJSON())),
      onTransaction: redraw,
    });
    setEditor(made);
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const text = editor?.view.dom;
    if (offered && offered.people.length > 0) text?.setAttribute("aria-activedescendant", `${list}-${offered.at}`);
    else text?.removeAttribute("aria-activedescendant");
  }, [editor, offered, list]);
  return (
    <>
      <div ref={place} />
      {editor && (
        <div className="border-line border-t px-1 py-0.5">
          <Toolbar editor={editor} />
        </div>
      )}
      {offered && <PeopleList id={list} offered={offered} />}
    </>
  );
}
