const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 30;

type Finders = Record<string, (id: string) => Promise<{ name: string } | undefined>>;

/**
 * What the records are called that an address filters by, by id, so that its chips can say so. Start it beside the list's
 * own read, in the same tick: `namesIn(request.url, { ownerId: (id) => ctx.run(getUser, { id }) })`. What cannot be read
 * is left out.
 */
export async function namesIn(url: string, finders: Finders): Promise<Record<string, string>> {
  const search = new URL(url).searchParams;
  const found = await Promise.all(
    Object.entries(finders).flatMap(([field, find]) =>
      idsOf(search, field).map((id) =>
        find(id).then(
          (row) => (row ? [[id, row.name] as const] : []),
          () => [],
        ),
      ),
    ),
  );
  return Object.fromEntries(found.flat());
}

function idsOf(search: URLSearchParams, field: string): string[] {
  const values = [...search]
    .filter(([name]) => name.startsWith("filter[") && name.includes(`[${field}]`))
    .flatMap(([, value]) => value.split(","));
  return [...new Set(values)].filter((value) => ID.test(value)).slice(0, MOST);
}
