import { useEffect, useState } from "react";
import type { FilterField } from "#app/ui/filters.ts";
import { nameIn } from "./finders.ts";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 30;
const known = new Map<string, Promise<string | undefined>>();

export type Asked = { field: FilterField; values: readonly string[] };

/** What the records are called that conditions name by id, as far as they can be read; others stay ids. */
export function useNames(asked: readonly Asked[]): Readonly<Record<string, string>> {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const wanted = asked.flatMap(({ field, values }) => {
    const resource = field.type === "person" ? "users" : field.resource;
    return resource ? values.filter((value) => ID.test(value)).map((id) => `${resource} ${id}`) : [];
  });
  const all = [...new Set(wanted)].slice(0, MOST).join();
  useEffect(() => {
    let gone = false;
    for (const one of all.split(",").filter(Boolean)) {
      const [resource = "", id = ""] = one.split(" ");
      const coming = known.get(one) ?? nameIn(resource, id);
      known.set(one, coming);
      void coming.then((name) => {
        if (name === undefined) known.delete(one);
        else if (!gone) setNames((before) => (before[id] === name ? before : { ...before, [id]: name }));
      });
    }
    return () => {
      gone = true;
    };
  }, [all]);
  return names;
}
