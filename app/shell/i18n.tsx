import {
  createContext,
  createElement,
  Fragment,
  type ReactNode,
  use,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { type MessageKey, type Translate, translator } from "#messages";
import { isLoaded, loadCatalogue } from "#messages/load.ts";
import { createFormat, type Format, type Place } from "./format.ts";

type Words = { t: Translate; format: Format };
const WordsContext = createContext<Words | undefined>(undefined);

/**
 * Language and place for everything below. `now` is the server's moment, so that the first paint in the browser says the
 * same "2 hours ago"; afterwards the clock moves on by itself once a minute.
 */
export function I18nProvider({ children, now, ...place }: Place & { children: ReactNode }) {
  const { language, locale, timeZone, currency } = place;
  const moment = useNow(now);
  // Somebody changed the language meanwhile: the old page stays until the words are there.
  if (!isLoaded(language)) use(loadCatalogue(language));
  const words = useMemo(
    () => ({ t: translator(language), format: createFormat({ language, locale, timeZone, currency, now: moment }) }),
    [language, locale, timeZone, currency, moment],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The translate function: `t("ui.save")`, `t("ui.table.rows", { count })`. */
export function useT(): Translate {
  return useWords().t;
}

/** Money, numbers, dates, phones, names and sorting of the reader's place. */
export function useFormat(): Format {
  return useWords().format;
}

/** A sentence with elements in it: `<Say message="…" parts={{ who: <b>Ayşe</b> }} />`. */
export function Say({
  message,
  parts,
  values,
}: {
  message: MessageKey;
  parts: Record<string, ReactNode>;
  values?: Record<string, string | number>;
}) {
  const t = useT();
  const marked = Object.fromEntries(Object.keys(parts).map((name) => [name, `\u0001${name}\u0001`]));
  const pieces = t(message, { ...values, ...marked }).split("\u0001");
  // Odd pieces are names of parts. Spread as children: they need no keys.
  return createElement(Fragment, null, ...pieces.map((piece, at) => (at % 2 === 1 ? parts[piece] : piece)));
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("I18nProvider is missing");
  return words;
}

function useNow(start: Place["now"]): Place["now"] {
  const [passed, setPassed] = useState<number>();
  useEffect(() => {
    const timer = setInterval(() => setPassed(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return passed ?? start;
}
