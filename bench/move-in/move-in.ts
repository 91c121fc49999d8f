import type { RawCustomer } from "../../local/seed/corpus/index.ts";
import { type Api, Refused } from "./api.ts";
import { bodyOf, companyKey } from "./body.ts";

export type Moved = {
  made: number;
  /** By the line's place in the list. */
  refused: Map<number, string>;
  requests(): number;
  waited(): number;
};

const AT_ONCE = 8;
const TELL_EVERY = 1_000;

/** Companies first, then people with the company they name, each with its tags and notes. */
export async function moveIn(
  api: Api,
  list: RawCustomer[],
  batch: string,
  say: (line: string) => void,
): Promise<Moved> {
  const companies = new Map<string, string>();
  const refused = new Map<number, string>();
  let made = 0;
  const one = async ({ raw, place }: { raw: RawCustomer; place: number }) => {
    try {
      const companyId = raw.company ? companies.get(companyKey(raw.company)) : undefined;
      const { id } = await api.create("/customers", `${batch}-${place}`, bodyOf(raw, companyId));
      if (raw.kind === "company") companies.set(companyKey(raw.name), id);
      for (const [n, body] of raw.notes.entries())
        await api.create(`/customers/${id}/notes`, `${batch}-${place}-note-${n}`, { body });
      if (++made % TELL_EVERY === 0) say(`${made}…`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.set(place, error.message);
      say(`  line ${place + 1} (${raw.name.trim()}): ${error.message}`);
    }
  };
  const lines = list.map((raw, place) => ({ raw, place }));
  for (const kind of ["company", "person"])
    await together(
      lines.filter(({ raw }) => raw.kind === kind),
      one,
    );
  return { made, refused, requests: api.requests, waited: api.waited };
}

async function together<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const next = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
