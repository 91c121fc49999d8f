import { type FormEvent, useId, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Combobox, type ComboboxProps } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, type SelectProps } from "#app/ui/select.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import { useT } from "./i18n.tsx";

/** What the ticked rows are to get: one of a short list, something that is found by typing, or a day. */
export type Question = {
  title: string;
  /** For how many it is. */
  text: string;
  label: string;
  answer: (value: string) => void;
} & (
  | { kind: "choice"; options: SelectProps["options"] }
  | { kind: "search"; options: ComboboxProps["options"]; mayCreate?: boolean }
  | { kind: "day" }
);

type Props = { open: boolean; question: Question | undefined; onClose: () => void };

/** Asks what several rows are to get. */
export function BulkQuestion({ open, question, onClose }: Props) {
  const t = useT();
  const form = useId();
  const [value, setValue] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!value) return;
    onClose();
    question?.answer(value);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={question?.title}
      text={question?.text}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" disabled={!value}>
            {t("ui.apply")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        {question && (
          <Field label={question.label}>
            <Answer question={question} value={value} onValue={setValue} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}

function Answer({ question, value, onValue }: { question: Question; value: string; onValue: (value: string) => void }) {
  const t = useT();
  const [option, setOption] = useState<SearchOption | null>(null);
  const choose = (next: SearchOption | null) => {
    setOption(next);
    onValue(next?.value ?? "");
  };
  if (question.kind === "day") return <DateInput value={value || null} onChange={(day) => onValue(day ?? "")} />;
  if (question.kind === "choice")
    return (
      <Select
        value={value}
        placeholder={t("ui.choose")}
        options={question.options}
        onChange={(event) => onValue(event.target.value)}
      />
    );
  return (
    <Combobox
      options={question.options}
      value={option}
      onChange={choose}
      {...(question.mayCreate ? { onCreate: (text: string) => choose({ value: text, label: text }) } : {})}
    />
  );
}
