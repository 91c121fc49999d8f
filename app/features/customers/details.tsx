import type { ReactNode } from "react";
import { Link } from "react-router";
import { RecordFields } from "#app/shell/custom/record-fields.tsx";
import { findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useSave } from "#app/shell/use-save.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import type { DescribedItem } from "#app/ui/description-list.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { dayEditor, manyEditor, pickEditor } from "#app/ui/editors.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { TagList } from "#app/ui/tag.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { CUSTOMER_LAYOUT } from "#worker/modules/customers/options.ts";
import type { Customer } from "./columns.tsx";
import { findCompanies } from "./find-linked.ts";
import { findDistricts, findProvinces } from "./find-places.ts";
import { findTagNames } from "./tag-field.tsx";

type TextField = "name" | "title" | "address" | "website" | "taxNumber" | "taxOffice" | "source";

/** Where it belongs: read at once, changed seldom. */
const TerritoryField = onDemand(
  async () => (await import("./territory-field.tsx")).TerritoryField,
  ({ customer }: { customer: Customer; readOnly: boolean }) => <span>{customer.territoryName}</span>,
);

/** What is known of a customer; every value is edited where it stands. */
export function Details({
  customer,
  fields,
  layout,
  readOnly,
}: {
  customer: Customer;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  readOnly: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const save = useSave("customers", customer);
  const item = (id: (typeof CUSTOMER_LAYOUT.fields)[number], value: ReactNode): DescribedItem => ({
    id,
    term: t.find(`customers.field.${id}`) ?? id,
    value,
  });
  const text = (name: TextField, shown?: ReactNode) =>
    item(
      name,
      <EditableField
        label={t(`customers.field.${name}`)}
        value={customer[name]}
        readOnly={readOnly}
        onSave={(value) => save(name, value)}
      >
        {shown}
      </EditableField>,
    );
  const lines = (name: "emails" | "phones", shown: ReactNode) =>
    item(
      name,
      <EditableField
        label={t(`customers.field.${name}`)}
        value={customer[name].join(", ")}
        readOnly={readOnly}
        onSave={(value) => save(name, linesOf(value)) as never}
      >
        {customer[name].length > 0 ? shown : undefined}
      </EditableField>,
    );
  const pick = (
    name: "companyId" | "ownerId" | "province" | "district",
    label: string | null,
    find: Parameters<typeof pickEditor>[0],
    shown?: ReactNode,
  ) =>
    item(
      name,
      <EditableField<SearchOption | null>
        label={t(`customers.field.${name}`)}
        value={label && customer[name] ? { value: customer[name], label } : null}
        readOnly={readOnly}
        editor={pickEditor(find)}
        show={(option) => option?.label}
        onSave={(option) => save(name, option?.value ?? null) as never}
      >
        {label ? (shown ?? label) : undefined}
      </EditableField>,
    );
  return (
    <RecordFields
      resource="customers"
      row={customer}
      {...{ fields, layout, readOnly }}
      ours={[
        text("name"),
        ...(customer.kind === "person" ? [text("title"), pick("companyId", customer.companyName, findCompanies)] : []),
        lines("emails", <Stack values={customer.emails} />),
        lines("phones", <Stack values={customer.phones.map((phone) => format.phone(phone))} />),
        pick("province", customer.province, findProvinces),
        pick("district", customer.district, (q) => findDistricts(customer.province ?? undefined, q)),
        text("address"),
        text("website"),
        text(
          "taxNumber",
          customer.taxNumber ? <TaxNumber value={customer.taxNumber} suspect={customer.taxNumberSuspect} /> : undefined,
        ),
        text("taxOffice"),
        item(
          "birthday",
          <EditableField
            label={t("customers.field.birthday")}
            value={customer.birthday}
            readOnly={readOnly}
            editor={dayEditor}
            onSave={(value) => save("birthday", value)}
          >
            {customer.birthday ? format.date(customer.birthday) : undefined}
          </EditableField>,
        ),
        text("source"),
        pick("ownerId", customer.ownerName, findUsers, <Owner id={customer.ownerId} name={customer.ownerName} />),
        item("territoryId", <TerritoryField customer={customer} readOnly={readOnly} />),
        item("tags", <Tags customer={customer} readOnly={readOnly} />),
      ]}
    />
  );
}

/** The company of a person, as a way there. */
export function CompanyLink({ customer }: { customer: Customer }) {
  return customer.companyId && customer.companyName ? (
    <Link
      to={`/customers/${customer.companyId}`}
      className="block truncate rounded text-text-2 hover:text-text hover:underline"
    >
      {customer.companyName}
    </Link>
  ) : null;
}

function Tags({ customer, readOnly }: { customer: Customer; readOnly: boolean }) {
  const t = useT();
  const save = useSave("customers", customer);
  const names = customer.tags.map((tag) => tag.name);
  return (
    <EditableField<readonly SearchOption[]>
      label={t("customers.field.tags")}
      value={names.map((name) => ({ value: name, label: name }))}
      readOnly={readOnly}
      editor={manyEditor(findTagNames, (name) => ({ value: name, label: name }))}
      show={(tags) => tags.map((tag) => tag.label).join(", ")}
      onSave={async (tags) => {
        const wanted = tags.map((tag) => tag.label);
        return String(wanted) === String(names) ? undefined : ((await save("tags", wanted)) as never);
      }}
    >
      {names.length > 0 ? <TagList tags={names} /> : undefined}
    </EditableField>
  );
}

function Stack({ values }: { values: string[] }) {
  return (
    <span className="grid min-w-0">
      {values.map((value) => (
        <span key={value} className="truncate">
          {value}
        </span>
      ))}
    </span>
  );
}

function TaxNumber({ value, suspect }: { value: string; suspect: boolean }) {
  const t = useT();
  return (
    <span className="grid min-w-0">
      <span className="num">{value}</span>
      {suspect && <span className="whitespace-normal text-sm text-warn">{t("customers.taxSuspect")}</span>}
    </span>
  );
}

function Owner({ id, name }: { id: string | null; name: string | null }) {
  return (
    <span className="flex min-w-0 items-center gap-1.75">
      <Avatar name={name ?? ""} id={id ?? ""} size="small" />
      <span className="truncate">{name}</span>
    </span>
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}
