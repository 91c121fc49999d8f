import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { useChange } from "./use-change.ts";

/** A stage after the last: one line, stays open for the next. A refused one stays as it was typed. */
export function AddStage({ pipelineId }: { pipelineId: string }) {
  const t = useT();
  const { change } = useChange();
  const name = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const [round, setRound] = useState(0);
  const add = async (form: FormData) => {
    setSaving(true);
    const days = form.get("rottingDays");
    const done = await change(`POST /pipelines/${pipelineId}/stages`, {
      name: form.get("name"),
      probability: Number(form.get("probability")),
      rottingDays: days ? Number(days) : null,
    });
    setSaving(false);
    if (!done) return;
    setRound(round + 1);
    requestAnimationFrame(() => name.current?.focus());
  };
  if (!open)
    return (
      <div className="border-line border-t px-4 py-2">
        <Button variant="ghost" icon={Plus} onClick={() => setOpen(true)}>
          {t("settings.pipelines.addStage")}
        </Button>
      </div>
    );
  return (
    <form
      key={round}
      className="grid grid-cols-2 gap-2 border-line border-t px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_7rem_7rem_auto_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        void add(new FormData(event.currentTarget));
      }}
    >
      <div className="col-span-2 sm:col-span-1">
        <Input
          ref={name}
          name="name"
          required
          autoFocus
          maxLength={80}
          aria-label={t("settings.pipelines.stageName")}
          placeholder={t("settings.pipelines.stageName")}
        />
      </div>
      <NumberInput
        name="probability"
        required
        digits={0}
        end={<span className="pr-1 text-sm">{t("settings.pipelines.percent")}</span>}
        aria-label={t("settings.pipelines.probability")}
        defaultValue={50}
      />
      <NumberInput
        name="rottingDays"
        digits={0}
        end={<span className="pr-1 text-sm">{t("settings.pipelines.rottingShort")}</span>}
        aria-label={t("settings.pipelines.rotting")}
        defaultValue={14}
      />
      <Button type="submit" variant="primary" loading={saving}>
        {t("settings.pipelines.add")}
      </Button>
      <Button onClick={() => setOpen(false)}>{t("ui.close")}</Button>
    </form>
  );
}
