import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "#app/ui/input.tsx";
import { useT } from "./i18n.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

/** `/` goes there; what is typed becomes the address after a short rest. */
export function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  useShortcuts({ "/": () => input.current?.focus() });
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      onChange(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, sent, onChange]);
  return (
    <div className="w-48 max-sm:min-w-0 max-sm:flex-1">
      <Input
        ref={input}
        type="search"
        icon={Search}
        value={text}
        aria-label={t("shell.list.search")}
        placeholder={t("shell.list.search")}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
