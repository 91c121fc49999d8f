import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { ON_MATCH } from "#worker/modules/imports/options.ts";
import type { Import } from "./state.tsx";
import { type ImportChoices, NEW_FIELD } from "./use-choices.ts";

type Props = { file: Import; choices: ImportChoices };

/** What each column fills, and how records and figures are recognised. */
export function Mapping({ file, choices }: Props) {
  const t = useT();
  const { chosen, change } = choices;
  const matches = file.targets.filter(({ matches, name }) => matches && chosen.mapping.includes(name));
  return (
    <>
      <section aria-label={t("imports.settings")} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("imports.match")} help={t("imports.matchHint")}>
          <Select
            value={chosen.match ?? ""}
            placeholder={t("imports.noMatch")}
            options={matches.map(({ name, label }) => ({ value: name, label }))}
            onChange={(event) => change({ match: event.target.value || null })}
          />
        </Field>
        {chosen.match && (
          <Field label={t("imports.onMatch")}>
            <Select
              value={chosen.onMatch}
              options={ON_MATCH.map((value) => ({ value, label: t(`imports.onMatchDo.${value}`) }))}
              onChange={(event) => change({ onMatch: event.target.value as (typeof ON_MATCH)[number] })}
            />
          </Field>
        )}
        <Field label={t("imports.decimal")}>
          <Select
            value={chosen.decimal}
            options={[
              { value: ",", label: "1.234,56" },
              { value: ".", label: "1,234.56" },
            ]}
            onChange={(event) => change({ decimal: event.target.value === "." ? "." : "," })}
          />
        </Field>
        <Field label={t("imports.days")}>
          <Select
            value={chosen.dayFirst ? "day" : "month"}
            options={[
              { value: "day", label: t("imports.dayFirst") },
              { value: "month", label: t("imports.monthFirst") },
            ]}
            onChange={(event) => change({ dayFirst: event.target.value === "day" })}
          />
        </Field>
      </section>
      <Columns file={file} choices={choices} />
    </>
  );
}

function Columns({ file, choices: { chosen, fill } }: Props) {
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
              value={chosen.mapping[at] ?? ""}
              placeholder={t("imports.leaveOut")}
              options={[
                ...targets,
                ...(may("fields:write") && chosen.mapping[at] === null
                  ? [{ value: NEW_FIELD, label: t("imports.newField", { name }) }]
                  : []),
              ]}
              onChange={(event) => fill(at, event.target.value)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
