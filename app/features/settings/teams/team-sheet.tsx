import { useId, useState } from "react";
import { useFetcher } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { action } from "./save-team.ts";
import type { Team } from "./teams.tsx";

/** Name and people of a team, new or known. */
export function TeamSheet({ open, team, onClose }: { open: boolean; team: Team | undefined; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const fetcher = useFetcher<typeof action>();
  const [members, setMembers] = useState<SearchOption[]>(
    () => team?.members.map((one) => ({ value: one.id, label: one.name })) ?? [],
  );
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, () => {
    onClose();
    toast({ title: t("settings.saved"), tone: "good" });
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={team?.name ?? t("settings.teams.new")}
      actions={
        <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
          {t("settings.save")}
        </Button>
      }
    >
      <fetcher.Form id={id} method="post" className="grid gap-4">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {team && <input type="hidden" name="id" value={team.id} />}
        <Field label={t("settings.teams.name")} required error={refused?.fields.name}>
          <Input name="name" required maxLength={80} defaultValue={team?.name} autoFocus />
        </Field>
        <Field
          label={t("settings.section.people")}
          optional
          group
          help={t("settings.teams.help")}
          error={refused?.fields.memberIds}
        >
          <MultiCombobox
            aria-label={t("settings.section.people")}
            name="memberIds"
            options={findPeople}
            value={members}
            onChange={setMembers}
          />
        </Field>
      </fetcher.Form>
    </Sheet>
  );
}

async function findPeople(q: string, signal: AbortSignal): Promise<SearchOption[]> {
  const answer = await fetch(`/api/v1/users/search?limit=20&q=${encodeURIComponent(q)}`, { signal });
  if (!answer.ok) return [];
  const { data } = (await answer.json()) as { data: { id: string; name: string }[] };
  return data.map(({ id, name }) => ({ value: id, label: name, avatar: "person" }));
}
