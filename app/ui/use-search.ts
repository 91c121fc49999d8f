import { useEffect, useMemo, useState } from "react";
import { useFormat } from "#app/shell/i18n.tsx";
import { foldText } from "./fold-text.ts";

export type SearchOption = {
  value: string;
  label: string;
  detail?: string;
  avatar?: "person" | "company";
  image?: string | null;
};
type Source = readonly SearchOption[] | ((query: string, signal: AbortSignal) => Promise<readonly SearchOption[]>);

const newPrefix = "\u0000new:";

/** The choices that match what is typed: filtered here, or asked for 150 ms after the last key. */
export function useSearch(source: Source, chosen: readonly SearchOption[]) {
  const { locale } = useFormat();
  const [query, setQuery] = useState({ text: "", mayCreate: false });
  const { found, pending } = useFound(source, query.text);
  return useMemo(() => {
    const matching = typeof source === "function" ? found : source.filter((option) => matches(option, query.text));
    const exact = [...matching, ...chosen].some((option) => foldText(option.label) === foldText(query.text));
    const make =
      query.mayCreate && query.text.trim() && !exact && !pending
        ? [{ value: newPrefix + query.text.trim(), label: query.text.trim() }]
        : [];
    const shown = [...matching, ...make];
    return {
      locale,
      text: query.text.trim(),
      shown,
      items: [...new Map([...chosen, ...shown].map((option) => [option.value, option])).values()],
      pending,
      type: (text: string, mayCreate: boolean) =>
        setQuery({ text: chosen.some((option) => option.label === text) ? "" : text, mayCreate }),
      isNew: (option: SearchOption) => option.value.startsWith(newPrefix),
    };
  }, [source, found, pending, query, chosen, locale]);
}

function matches(option: SearchOption, query: string): boolean {
  return foldText(`${option.label} ${option.detail ?? ""}`).includes(foldText(query));
}

function useFound(source: Source, query: string) {
  const [state, setState] = useState<{ found: readonly SearchOption[]; of?: string }>({ found: [] });
  const ask = typeof source === "function" ? source : undefined;
  useEffect(() => {
    if (!ask) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await ask(query, stop.signal).catch(() => []);
      if (!stop.signal.aborted) setState({ found, of: query });
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ask, query]);
  // Also before it was asked: until then nothing that is shown answers what was typed.
  return { found: state.found, pending: ask !== undefined && state.of !== query };
}
