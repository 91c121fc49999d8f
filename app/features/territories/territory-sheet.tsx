import { useId, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { PROVINCES } from "#worker/modules/territories/options.ts";
import { FieldRules } from "./field-rules.tsx";
import { Members } from "./members.tsx";
import { type Change, Moves } from "./moves.tsx";
import type { Territory } from "./territories.tsx";

type Props = {
  open: boolean;
  territory: Territory | undefined;
  parentId: string | null;
  territories: readonly Territory[];
  fields: readonly ShownField[];
  onClose: () => void;
};

/** A territory's name, place, rules and people; before it is saved, what it would move. */
export function TerritorySheet({ open, territory, parentId, territories, fields, onClose }: Props) {
  const t = useT();
  const form = useId();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [draft, setDraft] = useState(() => draftOf(territory, parentId));
  const [error, setError] = useState<string>();
  const [change, setChange] = useState<Change>();
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const places: SearchOption[] = PROVINCES.map((label, at) => ({ value: String(at + 1), label }));
  const kinds: SearchOption[] = (["company", "person"] as const).map((value) => ({
    value,
    label: t(`territories.kind.${value}`),
  }));
  const below = territory ? belowOf(territories, territory.id) : new Set<string>();
  const parents = territories.filter(({ id }) => !below.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  const chosen = (options: readonly SearchOption[], values: readonly (string | number)[]) =>
    values.flatMap((value) => options.find((one) => one.value === String(value)) ?? []);
  const look = () => {
    const { name, members: _, ...values } = draft;
    if (!name.trim()) return setError(t("territories.nameMissing"));
    setError(undefined);
    setChange({
      preview: { ...(territory ? { id: territory.id } : {}), ...values },
      send: territory ? ["PATCH", `/territories/${territory.id}`] : ["POST", "/territories"],
      body: { name, ...values, ...(territory ? { version: territory.version } : {}) },
      name,
    });
  };
  const saveMembers = async (id: string) => {
    setChange(undefined);
    const members = draft.members.map(({ name: _, ...one }) => one);
    const same = JSON.stringify(draft.members) === JSON.stringify(territory?.members ?? []);
    const { refused } = same ? {} : await api(`PUT /territories/${id}/members`, { body: { members }, quiet: true });
    if (refused) return setError(refused.errors[0]?.message ?? refused.detail);
    await revalidate();
    onClose();
  };
  return (
    <>
      <Sheet
        open={open}
        onClose={onClose}
        title={territory?.name ?? t("territories.new")}
        actions={
          <Button type="submit" form={form} variant="primary">
            {t("territories.look")}
          </Button>
        }
      >
        <form
          id={form}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            look();
          }}
        >
          {error && <Banner tone="bad">{error}</Banner>}
          <Field label={t("territories.name")} required>
            <Input
              value={draft.name}
              maxLength={80}
              autoFocus
              onChange={(event) => set({ name: event.target.value })}
            />
          </Field>
          <Field label={t("territories.parent")} optional group>
            <Combobox
              aria-label={t("territories.parent")}
              options={parents}
              value={parents.find(({ value }) => value === draft.parentId) ?? null}
              onChange={(option) => set({ parentId: option?.value ?? null })}
            />
          </Field>
          <Field label={t("territories.provincesLabel")} optional group help={t("territories.rulesHelp")}>
            <MultiCombobox
              aria-label={t("territories.provincesLabel")}
              options={places}
              value={chosen(places, draft.provinces)}
              onChange={(options) => set({ provinces: options.map(({ value }) => Number(value)) })}
            />
          </Field>
          <Field label={t("territories.kinds")} optional group>
            <MultiCombobox
              aria-label={t("territories.kinds")}
              options={kinds}
              value={chosen(kinds, draft.rules.kinds ?? [])}
              onChange={(options) =>
                set({ rules: { ...draft.rules, kinds: options.map(({ value }) => value as "person") } })
              }
            />
          </Field>
          <Field label={t("territories.sources")} optional group>
            <MultiCombobox
              aria-label={t("territories.sources")}
              options={[]}
              onCreate={(text) => ({ value: text, label: text })}
              value={(draft.rules.sources ?? []).map((value) => ({ value, label: value }))}
              onChange={(options) => set({ rules: { ...draft.rules, sources: options.map(({ value }) => value) } })}
            />
          </Field>
          <FieldRules fields={fields} rules={draft.rules} onChange={(rules) => set({ rules })} />
          <Field label={t("territories.priority")} help={t("territories.priorityHelp")}>
            <NumberInput digits={0} value={draft.priority} onChange={(priority) => set({ priority: priority ?? 0 })} />
          </Field>
          <Members members={draft.members} onChange={(members) => set({ members })} />
        </form>
      </Sheet>
      {change && <Moves change={change} onClose={() => setChange(undefined)} onDone={({ id }) => saveMembers(id)} />}
    </>
  );
}

function draftOf(territory: Territory | undefined, parentId: string | null) {
  return {
    name: territory?.name ?? "",
    parentId,
    priority: territory?.priority ?? 0,
    provinces: territory?.provinces ?? [],
    rules: territory?.rules ?? {},
    members: territory?.members ?? [],
  };
}

/** A territory and all below it: none of them can include it. */
function belowOf(all: readonly Territory[], id: string): Set<string> {
  return new Set([id, ...all.filter((one) => one.parentId === id).flatMap((one) => [...belowOf(all, one.id)])]);
}
