import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import { findDistricts, findProvinces } from "./find-places.ts";

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
