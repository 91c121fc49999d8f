import { foldText } from "#app/ui/fold-text.ts";
import type { SearchOption } from "#app/ui/use-search.ts";

// The list is large: it comes when a place is first asked for.
const load = () => import("#worker/modules/customers/places/options.ts");
const MOST = 100;

export async function findProvinces(q: string): Promise<SearchOption[]> {
  const { provinces } = await load();
  return matching(
    provinces().map(({ name }) => ({ value: name, label: name })),
    q,
  );
}

/** The districts of a province. */
export async function findDistricts(province: string | undefined, q: string): Promise<SearchOption[]> {
  const { districtsOf } = await load();
  return province
    ? matching(
        districtsOf(province).map((name) => ({ value: name, label: name })),
        q,
      )
    : [];
}

/** The districts of all provinces; one that several have comes once, with all of them. */
export async function findAllDistricts(q: string): Promise<SearchOption[]> {
  const { provinces, districtsOf } = await load();
  const found = new Map<string, string[]>();
  for (const { name } of provinces())
    for (const district of districtsOf(name)) found.set(district, [...(found.get(district) ?? []), name]);
  const options = [...found].map(([name, of]) => ({ value: name, label: name, detail: of.join(", ") }));
  return matching(options, q).slice(0, MOST);
}

function matching(options: SearchOption[], q: string): SearchOption[] {
  const wanted = foldText(q);
  return options.filter(({ label }) => foldText(label).includes(wanted));
}
