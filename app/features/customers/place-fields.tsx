import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";

type Places = typeof import("#worker/modules/customers/places/options.ts");
const load = () => import("#worker/modules/customers/places/options.ts");

/** Province, then its districts, from the real list; the list loads when one of them is first touched. */
export function PlaceFields({ errorOf }: { errorOf: (path: string) => string | undefined }) {
  const t = useT();
  const [province, setProvince] = useState<SearchOption | null>(null);
  const [district, setDistrict] = useState<SearchOption | null>(null);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("customers.field.province")} optional error={errorOf("province")}>
        <Combobox
          name="province"
          options={findProvinces}
          value={province}
          onChange={(next) => {
            setProvince(next);
            setDistrict(null);
          }}
        />
      </Field>
      <Field label={t("customers.field.district")} optional error={errorOf("district")}>
        <Combobox
          key={province?.value}
          name="district"
          options={(q) => findDistricts(province?.value, q)}
          value={district}
          onChange={setDistrict}
          disabled={!province}
        />
      </Field>
    </div>
  );
}

export async function findProvinces(q: string): Promise<SearchOption[]> {
  const places = await load();
  return matching(
    places,
    places.provinces().map((province) => province.name),
    q,
  );
}

export async function findDistricts(province: string | undefined, q: string): Promise<SearchOption[]> {
  const places = await load();
  return province ? matching(places, places.districtsOf(province), q) : [];
}

function matching(_: Places, names: readonly string[], q: string): SearchOption[] {
  const wanted = q.toLocaleLowerCase("tr");
  return names
    .filter((name) => name.toLocaleLowerCase("tr").includes(wanted))
    .map((name) => ({ value: name, label: name }));
}
