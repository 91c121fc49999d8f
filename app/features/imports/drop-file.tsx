import FileUp from "lucide-react/icons/file-up";
import { type DragEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { toast } from "#app/ui/toast.ts";
import { MOST_BYTES } from "#worker/modules/imports/options.ts";
import { useSubjects } from "./subjects.ts";

/** Where a file is handed in, by choosing it or by dropping it. */
export function DropFile({ subject: wanted }: { subject: string }) {
  const t = useT();
  const subjects = useSubjects();
  const input = useId();
  const [subject, setSubject] = useState(wanted);
  const [over, setOver] = useState(false);
  const { sending, send } = useSending(subject);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the button inside does the same by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className={cx(
        "mx-(--page) my-4 grid justify-items-start gap-3 rounded-xl border border-dashed p-4 sm:flex sm:items-end",
        over ? "border-brand-line bg-hover" : "border-line-strong",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field label={t("imports.what")} className="w-full sm:w-56">
        <Select value={subject} options={subjects} onChange={(event) => setSubject(event.target.value)} />
      </Field>
      <input
        id={input}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("imports.choose")}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button variant="primary" icon={FileUp} loading={sending} onClick={() => document.getElementById(input)?.click()}>
        {t("imports.choose")}
      </Button>
      <p className="min-w-0 flex-1 self-center text-sm text-text-2">{t("imports.hint")}</p>
    </div>
  );
}

function useSending(subject: string) {
  const t = useT();
  const go = useNavigate();
  const [sending, setSending] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) return void toast({ title: t("imports.tooLarge"), tone: "bad" });
    setSending(true);
    const address = `/api/v1/imports?${new URLSearchParams({ subject, name: file.name })}`;
    const headers = { "Accept-Language": t.language, "Content-Type": "application/octet-stream" };
    const answer = await fetch(address, { method: "POST", body: file, headers }).catch(() => null);
    const body = (await answer?.json().catch(() => null)) as { id?: string; detail?: string } | null;
    setSending(false);
    if (answer?.ok && body?.id) void go(`/imports/${body.id}`);
    else toast({ title: body?.detail ?? t("ui.saveFailed"), tone: "bad" });
  };
  return { sending, send };
}
