import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Parts, ShownField } from "#worker/kernel/custom/field.ts";
import { FileList } from "./file-list.tsx";

type Props = {
  field: ShownField;
  files: readonly Parts[];
  /** What the record is to hold from now on; answers what went wrong. */
  onChange: (files: Parts[]) => Promise<string | undefined> | undefined;
  /** Of a form: what it sends. The empty value says that it asked. */
  name?: string;
};

const ACCEPT = { images: "image/*", documents: ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.txt,.csv" };

/** Files of a record: what is there, and a button that brings more. Each is kept as soon as it is chosen. */
export function FileEditor({ field, files, onChange, name }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const { accept, most = 100 } = field.settings;
  const change = async (next: Parts[]) => setTrouble(await onChange(next));
  const bring = async (chosen: File[]) => {
    setBusy(true);
    setTrouble(undefined);
    const brought = await Promise.all(chosen.map((file) => store(file, field.id, t.language)));
    const kept = brought.filter((one): one is Parts => "id" in one);
    if (kept.length > 0) await change([...files, ...kept]);
    const refused = brought.find((one) => !("id" in one));
    if (refused) setTrouble(refused.detail ?? t("ui.saveFailed"));
    setBusy(false);
  };
  return (
    <div className="grid min-w-0 grid-cols-1 justify-items-start gap-1">
      {name && [{ id: "" }, ...files].map(({ id }) => <input key={id} type="hidden" name={name} value={id} />)}
      <FileList files={files} onRemove={(id) => void change(files.filter((one) => one.id !== id))} />
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        className="sr-only"
        aria-label={field.label}
        accept={accept && ACCEPT[accept]}
        onChange={({ target }) => {
          void bring([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      {files.length < most && (
        <Button
          size="small"
          icon={Plus}
          loading={busy}
          aria-label={t("shell.custom.addFileTo", { field: field.label })}
          onClick={() => input.current?.click()}
        >
          {t("shell.custom.addFile")}
        </Button>
      )}
      {trouble && (
        <p role="alert" className="text-bad text-sm">
          {trouble}
        </p>
      )}
    </div>
  );
}

type Stored = { id: string; name: string; size: number };

/** The file as a record shows it, or why it was refused. */
async function store(file: File, field: string, language: string): Promise<Parts | { detail?: string }> {
  const answer = await fetch(`/api/v1/files?field=${field}&name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    body: file,
    headers: { "Accept-Language": language },
  }).catch(() => null);
  const said = (await answer?.json().catch(() => null)) as Stored | { detail?: string } | null;
  return said && "id" in said ? { id: said.id, name: said.name, size: String(said.size) } : (said ?? {});
}
