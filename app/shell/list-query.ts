import { type FilterField, groupsIn, readFilters } from "#app/ui/filters.ts";
import { customName, isCustom } from "#worker/kernel/custom/field.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";

/**
 * The address of a list page is the query of its API. Only what a list takes goes on; page-only parameters stay behind, and
 * so does what asks for one of the agency's own fields that is not among `fields` any more.
 */
export function listQuery(url: string, fields?: readonly { key: string }[]): Record<string, unknown> {
  const search = new URL(url).searchParams;
  const gone = (name: string) => isCustom(name) && fields?.some(({ key }) => customName(key) === name) === false;
  const known = [...search].flatMap(([name, value]): [string, string][] => {
    if (name === "sort") {
      const sort = value.split(",").filter((part) => !gone(part.replace(/^-/, "")));
      return sort.length > 0 ? [[name, sort.join(",")]] : [];
    }
    // What related records are asked is not about these fields.
    const asked = name.split(/\[(?:un)?related\]/)[0] ?? "";
    return /^(q|cursor|limit|filter\[.*)$/.test(name) && !asked.split(/[[\]]/).some(gone) ? [[name, value]] : [];
  });
  return readQuery(new URLSearchParams(known));
}

/** Is the address narrowed by anything at all? Decides between "nothing here yet" and "nothing matches". */
export function isNarrowed(search: URLSearchParams, fields: readonly FilterField[]): boolean {
  return Boolean(search.get("q")) || readFilters(search, fields).length > 0 || groupsIn(search).length > 0;
}
