import { useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import type { CropDialogProps } from "#app/ui/crop-dialog.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { useT } from "./i18n.tsx";

const CropDialog = onDemand(async () => (await import("#app/ui/crop-dialog.tsx")).CropDialog);

type Props = Pick<CropDialogProps, "shape" | "type" | "most" | "least"> & {
  label: string;
  /** What the field is called for whoever does not see the button. */
  title: string;
  /** What to do with the stored file; answers what went wrong. */
  onStored: (id: string) => Promise<string | undefined>;
};

/** What a phone's camera makes fits; it is made small before it is sent. */
const MOST_BYTES = 25_000_000;

/** A picture from the person's machine: chosen, cut to a square, made small, stored. */
export function PicturePicker({ label, title, onStored, ...crop }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [reading, setReading] = useState(false);
  const [picture, setPicture] = useState<ImageBitmap>();
  const [trouble, setTrouble] = useState<string>();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setReading(true);
    const read = await open(file, crop.least);
    setReading(false);
    setPicture(typeof read === "string" ? undefined : read);
    setTrouble(typeof read === "string" ? t(`shell.picture.${read}`, { pixels: crop.least }) : undefined);
  };
  const close = () => {
    picture?.close();
    setPicture(undefined);
    button.current?.focus();
  };
  const save = async (file: Blob) => {
    const stored = await store(file, t.language);
    return "id" in stored ? onStored(stored.id) : (stored.detail ?? t("ui.saveFailed"));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={title}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button ref={button} size="small" loading={reading} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {trouble && (
        <p role="alert" className="w-full text-bad text-sm">
          {trouble}
        </p>
      )}
      {picture && <CropDialog picture={picture} title={title} {...crop} onSave={save} onClose={close} />}
    </>
  );
}

/** The picture, or why it is none: a key of `shell.picture`. */
async function open(file: File, least: number): Promise<ImageBitmap | "tooLarge" | "notAPicture" | "tooSmall"> {
  if (file.size > MOST_BYTES) return "tooLarge";
  // A drawing (SVG) is a document that may carry script.
  if (!/^image\/(png|jpeg|webp)$/.test(file.type)) return "notAPicture";
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return "notAPicture";
  if (Math.min(picture.width, picture.height) >= least) return picture;
  picture.close();
  return "tooSmall";
}

async function store(file: Blob, language: string): Promise<{ id: string } | { detail?: string }> {
  const name = `picture.${file.type.replace("image/", "")}`;
  const answer = await fetch(`/api/v1/files?name=${name}`, {
    method: "POST",
    body: file,
    headers: { "Accept-Language": language },
  }).catch(() => null);
  return (await answer?.json().catch(() => null)) ?? {};
}
