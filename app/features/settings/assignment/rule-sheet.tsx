import { type FormEvent, useId, useMemo, useState } from "react";
import { useRevalidator } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { findUsers } from "#app/shell/find-options.ts";
import { useT } from "#app/shell/i18n.tsx";
import { ListFilters } from "#app/shell/list-filters.tsx";
import { useNames } from "#app/shell/lists/use-names.ts";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Field } from "#app/ui/field.tsx";
import { readFilters } from "#app/ui/filters.ts";
import { Input } from "#app/ui/input.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { TASK_FIELDS } from "#worker/modules/tasks/options.ts";
import type { Rule, TeamOption } from "./assignment.tsx";

const METHODS = ["round_robin", "least_load", "territory", "person"] as const;
type Props = { open: boolean; rule: Rule | undefined; teams: readonly TeamOption[]; onClose: () => void };

/** A rule, new or known. What is refused is said at its field, and everything stays as it was typed. */
export function RuleSheet({ open, rule, teams, onClose }: Props) {
  const t = useT();
  const id = useId();
  const { draft, set, refused, busy, save } = useDraft(rule, onClose);
  const fields = useMemo(() => filterFields(t, "tasks", TASK_FIELDS), [t]);
  const names = useNames(
    readFilters(draft.search, fields).flatMap(({ field: id, values }) =>
      fields.filter((field) => field.id === id).map((field) => ({ field, values })),
    ),
  );
  const errorAt = (path: string) => refused?.errors.find((one) => one.path.split(".")[0] === path)?.message;
  const send = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t(rule ? "settings.assignment.edit" : "settings.assignment.new")}
      actions={
        <Button type="submit" form={id} variant="primary" loading={busy}>
          {t("settings.save")}
        </Button>
      }
    >
      <form id={id} onSubmit={send} noValidate className="grid gap-4">
        {refused && refused.errors.length === 0 && <Banner tone="bad">{refused.detail}</Banner>}
        <Field label={t("settings.assignment.name")} required error={errorAt("name")}>
          <Input value={draft.name} onChange={(event) => set({ name: event.target.value })} maxLength={120} autoFocus />
        </Field>
        <Field
          label={t("settings.assignment.condition")}
          group
          help={t("settings.assignment.conditionHelp")}
          error={errorAt("filter")}
        >
          <ListFilters
            resource="tasks"
            fields={fields}
            search={draft.search}
            onChange={(search) => set({ search })}
            nameOf={(_, value) => names[value]}
          />
        </Field>
        <Field label={t("settings.assignment.how")} group error={errorAt("method")}>
          <RadioGroup
            value={draft.method}
            onChange={(method) => set({ method: method as Rule["method"] })}
            choices={METHODS.map((value) => ({
              value,
              label: t(`settings.assignment.method.${value}`),
              help: t(`settings.assignment.methodHelp.${value}`),
            }))}
          />
        </Field>
        <Field label={t("settings.assignment.people")} group error={errorAt("people")}>
          <MultiCombobox
            aria-label={t("settings.assignment.people")}
            options={findUsers}
            value={draft.people}
            onChange={(people) => set({ people: draft.method === "person" ? people.slice(-1) : people })}
          />
        </Field>
        {draft.method !== "person" && (
          <Field label={t("settings.assignment.team")} optional error={errorAt("teamId")}>
            <Select
              value={draft.teamId}
              onChange={(event) => set({ teamId: event.target.value })}
              placeholder={t("settings.assignment.noTeam")}
              options={teams.map((team) => ({ value: team.id, label: team.name }))}
            />
          </Field>
        )}
        <Checkbox
          checked={draft.withinHours}
          onChange={(event) => set({ withinHours: event.target.checked })}
          label={t("settings.assignment.withinHours")}
          help={t("settings.assignment.withinHoursHelp")}
        />
        <Checkbox
          checked={draft.active}
          onChange={(event) => set({ active: event.target.checked })}
          label={t("settings.assignment.active")}
        />
      </form>
    </Sheet>
  );
}

function useDraft(rule: Rule | undefined, onClose: () => void) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [draft, setDraft] = useState(() => ({
    name: rule?.name ?? "",
    search: new URLSearchParams(writeFilter((rule?.filter ?? {}) as Filter)),
    method: rule?.method ?? ("round_robin" as Rule["method"]),
    people: (rule?.people ?? []).map(({ id, name }): SearchOption => ({ value: id, label: name, avatar: "person" })),
    teamId: rule?.teamId ?? "",
    withinHours: rule?.withinHours ?? false,
    active: rule?.active ?? true,
  }));
  const save = async () => {
    const { search, people, teamId, ...plain } = draft;
    const body = {
      ...plain,
      filter: readQuery(search).filter ?? {},
      people: people.map(({ value }) => value),
      teamId: draft.method === "person" ? null : teamId || null,
    };
    setBusy(true);
    const answer = rule
      ? await api(`PATCH /assignment-rules/${rule.id}`, { body, version: rule.version, quiet: true })
      : await api("POST /assignment-rules", { body, quiet: true });
    setBusy(false);
    setRefused(answer.refused);
    if (answer.refused) return;
    toast({ title: t("settings.saved"), tone: "good" });
    onClose();
    await revalidate();
  };
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return { draft, set, refused, busy, save };
}
