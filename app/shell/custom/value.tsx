import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Tag } from "#app/ui/tag.tsx";
import type { CustomValue, ShownField } from "#worker/kernel/custom/field.ts";
import { ADDRESS_PARTS } from "./address-parts.ts";
import { recordPath } from "./record-path.ts";

type Props = {
  field: ShownField;
  value: CustomValue | undefined;
  /** With room for all of it, and inside something that is pressed: names in full, no links. */
  whole?: boolean;
};

/** How a value of one of the agency's own fields looks; nothing when there is none. */
export function Value({ field, value, whole = false }: Props) {
  const t = useT();
  const format = useFormat();
  if (value === null || value === undefined) return null;
  const { kind, settings } = field;
  if (typeof value === "object") {
    const { id = "", name = "" } = value;
    if (kind === "address") return <span className={whole ? "whitespace-normal" : ""}>{addressLine(value)}</span>;
    if (kind === "person") return whole ? <Person id={id} name={name} /> : <Avatar name={name} id={id} labelled />;
    const to = whole ? undefined : recordPath(settings.object ?? "", id);
    return to ? (
      <Link to={to} className="truncate rounded hover:text-text hover:underline">
        {name}
      </Link>
    ) : (
      name
    );
  }
  switch (kind) {
    case "number":
      return format.number(Number(value), { maximumFractionDigits: settings.decimals ?? 6 });
    case "percent":
      return format.percent(Number(value) / 100, settings.decimals ?? 2);
    case "currency":
      return format.money(Number(value), settings.currency);
    case "date":
      return format.date(String(value));
    case "date_time":
      return format.dateTime(String(value));
    case "yes_no":
      return t(value ? "ui.yes" : "ui.no");
    case "select": {
      const choice = settings.choices?.find((one) => one.value === value);
      return choice ? <Tag>{choice.label}</Tag> : String(value);
    }
    case "phone":
      return <span className="num">{format.phone(String(value))}</span>;
    case "long_text":
      return <span className="whitespace-pre-wrap py-1">{String(value)}</span>;
    default:
      return String(value);
  }
}

function Person({ id, name }: { id: string; name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1.75">
      <Avatar name={name} id={id} size="small" />
      <span className="truncate">{name}</span>
    </span>
  );
}

function addressLine(parts: { [part: string]: string }): string {
  return ADDRESS_PARTS.flatMap((part) => parts[part] ?? []).join(", ");
}
