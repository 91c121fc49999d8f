import { Ellipsis, Eye, EyeOff, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import type { Choice } from "./pipelines.tsx";
import { useChange } from "./use-change.ts";

export type ChoiceKind = "lost-reasons" | "win-reasons" | "competitors";
type Props = { kind: ChoiceKind; entries: readonly Choice[]; readOnly: boolean };

/** A list that deals name an entry of: renamed in place, put out of use, deleted while no deal names it. */
export function Choices({ kind, entries, readOnly }: Props) {
  const t = useT();
  return (
    <section aria-labelledby={kind} className="rounded-xl border border-line bg-panel shadow-sm">
      <header className="border-line border-b px-4 py-2.5">
        <h2 id={kind} className="font-semibold text-md">
          {t(`settings.pipelines.choices.${kind}.title`)}
        </h2>
        <p className="text-text-2">{t(`settings.pipelines.choices.${kind}.text`)}</p>
      </header>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <Row key={entry.id} {...{ kind, entry, readOnly }} />
        ))}
        {entries.length === 0 && <li className="px-4 py-3 text-text-3">{t("settings.pipelines.noChoices")}</li>}
      </ul>
      {!readOnly && <Add kind={kind} />}
    </section>
  );
}

function Row({ kind, entry, readOnly }: { kind: ChoiceKind; entry: Choice; readOnly: boolean }) {
  const t = useT();
  const { change, save } = useChange();
  const { id, name, archived } = entry;
  const remove = async () => {
    if (await change(`DELETE /${kind}/${id}`))
      toast({
        title: t("settings.pipelines.reasonDeleted", { name }),
        undo: () => void change(`POST /${kind}`, { name }),
      });
  };
  const offer = () => void change(`PATCH /${kind}/${id}`, { archived: !archived });
  return (
    <li className="flex min-h-11 items-center gap-3 px-4 py-1">
      <span className="min-w-0 flex-1 px-2">
        <EditableField
          label={t("settings.pipelines.choiceName")}
          value={name}
          readOnly={readOnly}
          onSave={(next) => save(`PATCH /${kind}/${id}`, { name: next })}
        />
      </span>
      {archived && <Badge className="shrink-0">{t("settings.pipelines.notOffered")}</Badge>}
      {!readOnly && (
        <Menu
          align="end"
          items={[
            {
              label: t(archived ? "settings.pipelines.offerReason" : "settings.pipelines.hideReason"),
              icon: archived ? Eye : EyeOff,
              onSelect: offer,
            },
            { label: t("ui.delete"), icon: Trash2, danger: true, onSelect: () => void remove() },
          ]}
          trigger={<IconButton icon={Ellipsis} aria-label={t("settings.pipelines.options", { name })} />}
        />
      )}
    </li>
  );
}

function Add({ kind }: { kind: ChoiceKind }) {
  const t = useT();
  const { change } = useChange();
  const [name, setName] = useState("");
  const [saving, setSaving] = useState(false);
  const add = async () => {
    setSaving(true);
    if (await change(`POST /${kind}`, { name })) setName("");
    setSaving(false);
  };
  return (
    <form
      className="flex gap-2 border-line border-t px-4 py-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Input
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        aria-label={t("settings.pipelines.addChoice")}
        placeholder={t("settings.pipelines.addChoice")}
      />
      <Button type="submit" icon={Plus} loading={saving}>
        {t("settings.pipelines.add")}
      </Button>
    </form>
  );
}
