import { type RefObject, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { checkDuplicates } from "#worker/modules/duplicates/index.ts";
import { useWhy } from "./why.ts";

type Likely = OutputOf<typeof checkDuplicates>["data"];

/** In a form for a new customer: whether there is one like it already. Says so, and lets them go on. */
export function LikeIt({ form }: { form: RefObject<HTMLFormElement | null> }) {
  const t = useT();
  const whyOf = useWhy();
  const found = useLikely(form);
  if (found.length === 0) return null;
  return (
    <Banner tone="warn" title={t("duplicates.like")}>
      <ul className="grid gap-1">
        {found.slice(0, SHOWN).map(({ id, name, reasons }) => (
          <li key={id}>
            <Link
              to={`/customers/${id}`}
              className="inline-flex min-h-6 items-center font-medium text-brand-text hover:underline"
            >
              {name}
            </Link>{" "}
            <span className="text-text-2">{reasons.map(whyOf).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

const SHOWN = 3;
const PAUSE_MS = 500;
const ASKED = ["name", "emails", "phones", "province"];

/** Asks when the typing pauses; what is half typed and refused is asked again with the next letter. */
function useLikely(form: RefObject<HTMLFormElement | null>): Likely {
  const api = useApi();
  const [found, setFound] = useState<Likely>([]);
  const asked = useRef("");
  useEffect(() => {
    const element = form.current;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const query = String(new URLSearchParams(filled(element)));
      if (query === asked.current) return;
      asked.current = query;
      if (query === "") return setFound([]);
      const { output } = await api<{ data: Likely }>(`GET /duplicates/check?${query}`, { quiet: true });
      if (output && asked.current === query) setFound(output.data);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    element?.addEventListener("input", later);
    // What was typed before this code was there.
    later();
    return () => {
      clearTimeout(timer);
      element?.removeEventListener("input", later);
    };
  }, [form, api]);
  return found;
}

function filled(form: HTMLFormElement | null): [string, string][] {
  if (!form) return [];
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    ASKED.includes(name) && typeof value === "string" && value.trim().length > 2 ? [[name, value.trim()]] : [],
  );
}
