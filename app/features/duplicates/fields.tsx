import { useState } from "react";
import { Value } from "#app/shell/custom/value.tsx";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { type CustomValue, customName, type ShownField } from "#worker/kernel/custom/field.ts";
import type { Comparison } from "./compare.tsx";

type Props = {
  compared: Comparison;
  own: ShownField[];
  subject: string;
  survivorId: string;
  /** Whose value stays, by field; what is not picked is the survivor's, lists are united. */
  take: Record<string, string>;
  onTake: (take: Record<string, string>) => void;
};
type Compared = Comparison["fields"][number];

/** A line a field: the records' values side by side, one of them chosen. */
export function Fields({ compared, own, subject, survivorId, take, onTake }: Props) {
  const t = useT();
  const [all, setAll] = useState(false);
  const { fields, records } = compared;
  const shown = fields.filter(({ differs }) => all || differs);
  const holds = (name: string, id: string) => records.find((one) => one.id === id)?.values[name] !== undefined;
  const chosen = ({ name }: Compared) => {
    if (take[name]) return take[name];
    if (isList(compared, name)) return "";
    return holds(name, survivorId) ? survivorId : records.find(({ id }) => holds(name, id))?.id;
  };
  const pick = (name: string, id: string) =>
    onTake(Object.fromEntries([...Object.entries(take).filter(([one]) => one !== name), ...(id ? [[name, id]] : [])]));
  return (
    <section aria-labelledby="fields" className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="fields" className="font-semibold text-md">
          {t("duplicates.fields")}
        </h2>
        {fields.some(({ differs }) => !differs) && (
          <Button size="small" variant="ghost" onClick={() => setAll(!all)}>
            {t(all ? "duplicates.onlyDiffering" : "duplicates.sameToo")}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p className="text-text-2">{t("duplicates.nothingDiffers")}</p>}
      {shown.map((field) => (
        <fieldset key={field.name} className="grid gap-1.5 border-line border-b py-3">
          <legend className="float-left text-sm text-text-2">{field.label}</legend>
          <div className="clear-left grid gap-1.5 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
            {field.differs && isList(compared, field.name) && (
              <Choice field={field} id="" chosen={chosen(field)} onPick={pick}>
                {t("duplicates.all")}
              </Choice>
            )}
            {records.map(({ id, name, values }) => (
              <Choice key={id} field={field} id={id} of={name} chosen={chosen(field)} onPick={pick}>
                <Shown field={field} value={values[field.name]} own={own} subject={subject} />
              </Choice>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

function isList({ records }: Comparison, name: string): boolean {
  return records.some(({ values }) => Array.isArray(values[name]));
}

type ChoiceProps = {
  field: Compared;
  id: string;
  of?: string;
  chosen: string | undefined;
  onPick: (field: string, id: string) => void;
  children: React.ReactNode;
};

function Choice({ field, id, of, chosen, onPick, children }: ChoiceProps) {
  const taken = chosen === id;
  return (
    <label
      className={cx(
        "flex min-h-9 min-w-0 items-center gap-2.5 rounded-lg border px-3 py-1.5 touch:min-h-11",
        taken ? "border-brand-line bg-brand-soft" : "border-line",
        field.differs && "cursor-pointer",
      )}
    >
      <input
        type="radio"
        name={`take ${field.name}`}
        checked={taken}
        disabled={!field.differs}
        onChange={() => onPick(field.name, id)}
        className="size-4 shrink-0 appearance-none rounded-full border-[1.5px] border-edge bg-panel checked:border-5 checked:border-brand disabled:opacity-50"
      />
      <span className="wrap-anywhere min-w-0">
        {of && <span className="sr-only">{of}: </span>}
        {children}
      </span>
    </label>
  );
}

function Shown({
  field,
  value,
  own,
  subject,
}: {
  field: Compared;
  value: unknown;
  own: ShownField[];
  subject: string;
}) {
  const t = useT();
  const format = useFormat();
  if (value === undefined) return <span className="text-text-3">{t("duplicates.nothing")}</span>;
  const custom = own.find(({ key }) => customName(key) === field.name);
  if (custom) return <Value field={custom} value={value as CustomValue} whole />;
  const text = (one: unknown) => (field.kind === "phone" ? format.phone(String(one)) : String(one));
  if (Array.isArray(value)) return value.map(text).join(", ");
  if (field.kind === "date") return format.date(String(value));
  return t.find(`${subject}.${field.name}.${value}`) ?? text(value);
}
