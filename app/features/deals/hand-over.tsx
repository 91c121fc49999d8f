import ArrowRight from "lucide-react/icons/arrow-right";
import { type FormEvent, useId, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { proposeStages } from "./propose-stages.ts";

type Pipeline = { id: string; name: string; stages: readonly { id: string; name: string }[] };

type Props = {
  open: boolean;
  title: string;
  text: string;
  /** Whose deals go, and which pipelines may take them. */
  from: readonly Pipeline[];
  to: readonly Pipeline[];
  confirm: string;
  /** Which stage takes the deals of which. */
  onAnswer: (stages: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for another pipeline and which of its stages takes the deals of which; proposes by name and place. */
export function HandOver({ open, title, text, from, to, confirm, onAnswer, onClose }: Props) {
  const t = useT();
  const form = useId();
  const [taker, setTaker] = useState(to[0]);
  const giving = from.filter(({ id }) => id !== taker?.id);
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const stages = {
    ...Object.assign({}, ...giving.map((pipeline) => proposeStages(pipeline.stages, taker?.stages ?? []))),
    ...changed,
  } as Record<string, string>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onAnswer(stages);
    setBusy(false);
  };
  const choose = (id: string) => {
    setTaker(to.find((one) => one.id === id));
    setChanged({});
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      text={text}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" loading={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={t("deals.handOver.to")} required>
          <Select
            value={taker?.id}
            options={to.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => choose(event.target.value)}
          />
        </Field>
        <fieldset>
          <legend className="mb-1.5 font-medium">{t("deals.handOver.stages")}</legend>
          <ul className="grid gap-2">
            {giving.flatMap((pipeline) =>
              pipeline.stages.map((stage) => (
                <li key={stage.id} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2.5">
                  <span className="min-w-0">
                    <span className="block truncate">{stage.name}</span>
                    {giving.length > 1 && <span className="block truncate text-sm text-text-3">{pipeline.name}</span>}
                  </span>
                  <ArrowRight size={15} aria-hidden="true" className="text-text-3" />
                  <Select
                    aria-label={t("deals.handOver.taker", { stage: stage.name })}
                    value={stages[stage.id]}
                    options={(taker?.stages ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(event) => setChanged((all) => ({ ...all, [stage.id]: event.target.value }))}
                  />
                </li>
              )),
            )}
          </ul>
        </fieldset>
      </form>
    </Dialog>
  );
}
