import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Tag, TagList } from "#app/ui/tag.tsx";
import type { CustomValue, ShownField } from "#worker/kernel/custom/field.ts";
import { ADDRESS_PARTS } from "./address-parts.ts";
import { filesOf } from "./file-list.tsx";
import { toOptions } from "./parts.ts";
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
  if (kind === "files") return <FileNames value={value} />;
  if (Array.isArray(value)) return <Several field={field} value={value} whole={whole} />;
  if (typeof value === "object") {
    const { id = "", name = "" } = value;
    if (kind === "address") return <span className={whole ? "whitespace-normal" : ""}>{addressLine(value)}</span>;
    if (kind === "person") return whole ? <Person id={id} name={name} /> : <Avatar name={name} id={id} labelled />;
    const to = whole ? undefined : recordPath(settings.object ?? "", id);
    return <Linking to={to} name={name} />;
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

/** The first file as a way to it, and how many more there are. */
function FileNames({ value }: { value: CustomValue }) {
  const files = filesOf(value);
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={files.map(({ name }) => name).join(", ")}>
      {files.slice(0, 1).map(({ id, name }) => (
        <a key={id} href={`/files/${id}`} target="_blank" rel="noreferrer" className="truncate rounded hover:underline">
          {name}
        </a>
      ))}
      {files.length > 1 && <span className="shrink-0 text-text-3 text-xs">+{files.length - 1}</span>}
    </span>
  );
}

/** Choices as tags; records by their names, in a list as ways there. */
function Several({ field, value, whole }: { field: ShownField; value: CustomValue; whole: boolean }) {
  const options = toOptions(field, value);
  const { object } = field.settings;
  if (whole || object === undefined)
    return <TagList tags={options.map(({ label }) => label)} {...(whole ? {} : { most: 2 })} />;
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={options.map(({ label }) => label).join(", ")}>
      {options.slice(0, 2).map((option) => (
        <Linking key={option.value} to={recordPath(object, option.value)} name={option.label} />
      ))}
      {options.length > 2 && <span className="shrink-0 text-text-3 text-xs">+{options.length - 2}</span>}
    </span>
  );
}

function Linking({ to, name }: { to: string | undefined; name: string }) {
  return to ? (
    <Link to={to} className="truncate rounded hover:text-text hover:underline">
      {name}
    </Link>
  ) : (
    name
  );
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
