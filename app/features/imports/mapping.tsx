import { useState } from "react";
import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { ON_MATCH } from "#worker/modules/imports/options.ts";
import { newField } from "./new-field.ts";
import type { Import } from "./state.tsx";

const NEW = "+";

/** What each column fills, and how records and figures are recognised; each choice is kept at once. */
export function Mapping({ file }: { file: Import }) {
  const t = useT();
  const { mapping, choose, change } = useMapping(file);
  const matches = file.targets.filter(({ matches, name }) => matches && mapping.includes(name));
  return (
    <>
      <section aria-label={t("imports.settings")} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("imports.match")} help={t("imports.matchHint")}>
          <Select
            value={file.match ?? ""}
            placeholder={t("imports.noMatch")}
            options={matches.map(({ name, label }) => ({ value: name, label }))}
            onChange={(event) => void change({ match: event.target.value || null })}
          />
        </Field>
        {file.match && (
          <Field label={t("imports.onMatch")}>
            <Select
              value={file.onMatch}
              options={ON_MATCH.map((value) => ({ value, label: t(`imports.onMatchDo.${value}`) }))}
              onChange={(event) => void change({ onMatch: event.target.value })}
            />
          </Field>
        )}
        <Field label={t("imports.decimal")}>
          <Select
            value={file.format?.decimal ?? ","}
            options={[
              { value: ",", label: "1.234,56" },
              { value: ".", label: "1,234.56" },
            ]}
            onChange={(event) => void change({ decimal: event.target.value })}
          />
        </Field>
        <Field label={t("imports.days")}>
          <Select
            value={file.format?.dayFirst === false ? "month" : "day"}
            options={[
              { value: "day", label: t("imports.dayFirst") },
              { value: "month", label: t("imports.monthFirst") },
            ]}
            onChange={(event) => void change({ dayFirst: event.target.value === "day" })}
          />
        </Field>
      </section>
      <Columns file={file} mapping={mapping} onChoose={choose} />
    </>
  );
}

type ColumnsProps = { file: Import; mapping: Import["mapping"]; onChoose: (at: number, value: string) => void };

function Columns({ file, mapping, onChoose }: ColumnsProps) {
  const t = useT();
  const format = useFormat();
  const { may } = useMe();
  const targets = file.targets.map(({ name, label, required }) => ({
    value: name,
    label: required ? `${label} *` : label,
  }));
  return (
    <section aria-label={t("imports.columns")} className="grid gap-2">
      <h2 className="font-semibold">{t("imports.columns")}</h2>
      <p className="text-sm text-text-2">
        {t("imports.found", { rows: format.number(file.rows), count: file.columns.length })}
      </p>
      <ul className="grid divide-y divide-line rounded-xl border border-line">
        {file.columns.map(({ name, samples, filled }, at) => (
          <li key={name} className="grid items-center gap-x-4 gap-y-1.5 px-3.5 py-2.5 sm:grid-cols-[1fr_16rem]">
            <div className="min-w-0">
              <p className="break-words font-medium">{name}</p>
              <p className="line-clamp-2 break-words text-sm text-text-2">
                {samples.length > 0 ? samples.join(" · ") : t("imports.emptyColumn")}
                {filled > 0 && filled < file.rows && (
                  <span className="text-text-3"> ({format.percent(filled / file.rows, 0)})</span>
                )}
              </p>
            </div>
            <Select
              aria-label={t("imports.fills", { name })}
              value={mapping[at] ?? ""}
              placeholder={t("imports.leaveOut")}
              options={[
                ...targets,
                ...(may("fields:write") && mapping[at] === null
                  ? [{ value: NEW, label: t("imports.newField", { name }) }]
                  : []),
              ]}
              onChange={(event) => onChoose(at, event.target.value)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function useMapping(file: Import) {
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [mapping, setMapping] = useState(file.mapping);
  const change = async (values: object): Promise<Refused | undefined> => {
    const { refused } = await api(`PATCH /imports/${file.id}`, { body: values });
    await revalidate();
    return refused;
  };
  const keep = async (next: Import["mapping"]) => {
    setMapping(next);
    const lost = file.match && !next.includes(file.match) ? { match: null } : {};
    if (await change({ mapping: next, ...lost })) setMapping(file.mapping);
  };
  const choose = async (at: number, value: string) => {
    const column = file.columns[at];
    if (value !== NEW || !column) return keep(mapping.with(at, value || null));
    const { output } = await api<{ key: string }>("POST /fields", { body: newField(column, file) });
    if (output) await keep(mapping.with(at, `custom.${output.key}`));
  };
  return { mapping, change, choose: (at: number, value: string) => void choose(at, value) };
}
