import { useMemo } from "react";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { CUSTOMER_FIELDS } from "#worker/modules/customers/options.ts";
import { findCompanies, findTags } from "./find-linked.ts";
import { findAllDistricts, findProvinces } from "./find-places.ts";

/** What customers can be filtered by, in the reader's language. */
export function useCustomerFields(): FilterField[] {
  const t = useT();
  return useMemo(() => {
    const fields = filterFields(t, "customers", CUSTOMER_FIELDS);
    return fields.map((field) =>
      field.id in found ? { ...field, options: found[field.id as keyof typeof found] } : field,
    );
  }, [t]);
}

const found = { tagId: findTags, companyId: findCompanies, province: findProvinces, district: findAllDistricts };
