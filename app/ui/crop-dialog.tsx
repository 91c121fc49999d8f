import ZoomIn from "lucide-react/icons/zoom-in";
import ZoomOut from "lucide-react/icons/zoom-out";
import { useCallback, useEffect, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { type Crop, wholeOf, zoomed } from "./crop.ts";
import { CropStage } from "./crop-stage.tsx";
import { cx } from "./cx.ts";
import { Dialog } from "./dialog.tsx";
import { cropped, drawCrop } from "./draw-crop.ts";

export type CropDialogProps = {
  picture: ImageBitmap;
  title: string;
  /** How the square is cut where it is shown. */
  shape: "round" | "tile";
  type: "image/png" | "image/webp";
  /** The side of the file that is made, at most; no smaller part of the picture can be chosen than `least`. */
  most: number;
  least: number;
  /** Answers what went wrong; the window stays open then, with everything as it was. */
  onSave: (file: Blob) => Promise<string | undefined>;
  onClose: () => void;
};

/** Chooses a square of a picture. Load it lazily. */
export function CropDialog({ picture, title, shape, type, most, least, onSave, onClose }: CropDialogProps) {
  const t = useT();
  const [crop, setCrop] = useState(() => wholeOf(picture));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const change = useCallback((next: (crop: Crop) => Crop) => setCrop(next), []);
  const whole = Math.min(picture.width, picture.height);
  const closest = Math.max(1, whole / least);
  const save = async () => {
    setBusy(true);
    setTrouble(undefined);
    const file = await cropped(picture, crop, most, type);
    const refused = file ? await onSave(file) : t("ui.crop.failed");
    setBusy(false);
    if (refused) setTrouble(refused);
    else onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      text={t("ui.crop.help")}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" loading={busy} onClick={() => void save()}>
            {t("ui.crop.save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {trouble && <Banner tone="bad">{trouble}</Banner>}
        <div className="mx-auto w-full max-w-80">
          <CropStage
            picture={picture}
            crop={crop}
            onCrop={change}
            least={least}
            shape={shape}
            label={t("ui.crop.part")}
            help={t("ui.crop.keys")}
          />
        </div>
        <div className="flex items-center gap-3">
          <ZoomOut size={16} aria-hidden="true" className="shrink-0 text-text-3" />
          <input
            type="range"
            aria-label={t("ui.crop.zoom")}
            min={0}
            max={100}
            step={1}
            disabled={closest === 1}
            value={closest === 1 ? 0 : Math.round((100 * Math.log(whole / crop.side)) / Math.log(closest))}
            onChange={(event) => {
              const side = whole / closest ** (Number(event.target.value) / 100);
              change((now) => zoomed(now, side, least, picture));
            }}
            className="h-6 min-w-0 flex-1 accent-(--brand) touch:h-11"
          />
          <ZoomIn size={16} aria-hidden="true" className="shrink-0 text-text-3" />
          <Preview picture={picture} crop={crop} shape={shape} />
        </div>
      </div>
    </Dialog>
  );
}

/** As small as it will mostly be seen. */
function Preview({ picture, crop, shape }: Pick<CropDialogProps, "picture" | "shape"> & { crop: Crop }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);
  return (
    <canvas
      ref={canvas}
      width={96}
      height={96}
      role="img"
      aria-label={t("ui.crop.preview")}
      className={cx("size-11 shrink-0 border border-line", shape === "round" ? "rounded-full" : "rounded-[25%]")}
    />
  );
}
