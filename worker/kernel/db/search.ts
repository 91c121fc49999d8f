import { and, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { COUNT_CAP } from "../list/contract.ts";
import { fold } from "../text.ts";

/** Rows of a resource whose search text holds every word of `q`. Through `app.search`: a trigram index is out of reach otherwise. */
export function searchIn(resource: string, id: AnyPgColumn, q: string | undefined): SQL | undefined {
  const needle = needleOf(q ?? "");
  return needle ? sql`${id} = any(array(select app.search(${resource}, ${needle}, ${COUNT_CAP})))` : undefined;
}

/** Rows whose `text` holds every word of `q`, in any spelling; read one by one, for tables of hundreds. */
export function hasWords(text: SQL | AnyPgColumn, q: string | undefined): SQL | undefined {
  const words = fold((q ?? "").replaceAll("\0", ""))
    .split(" ")
    .filter(Boolean);
  return and(...words.map((word) => sql`position(${word} in app.fold(${text})) > 0`));
}

/** Folded words; what looks like a phone or tax number loses its spaces, brackets and leading zero. */
export function needleOf(q: string): string {
  const text = fold(q).replaceAll("\0", "");
  return /^[\d\s()+\-./]+$/.test(text) && /\d/.test(text) ? text.replace(/\D/g, "").replace(/^0+(?=\d)/, "") : text;
}
