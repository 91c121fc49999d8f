import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { type Crop, moved, zoomed } from "./crop.ts";
import { cx } from "./cx.ts";
import { drawCrop } from "./draw-crop.ts";

type Props = {
  picture: ImageBitmap;
  crop: Crop;
  onCrop: (change: (crop: Crop) => Crop) => void;
  /** The smallest side of a square, in the picture's pixels. */
  least: number;
  shape: "round" | "tile";
  label: string;
  help: string;
};

const PIXELS = 640;
/** How far the picture goes to the right and down, in sides, and how much larger it gets. */
const KEYS: Partial<Record<string, readonly [right: number, down: number, larger: number]>> = {
  ArrowLeft: [-0.04, 0, 1],
  ArrowRight: [0.04, 0, 1],
  ArrowUp: [0, -0.04, 1],
  ArrowDown: [0, 0.04, 1],
  "+": [0, 0, 1.1],
  "=": [0, 0, 1.1],
  "-": [0, 0, 1 / 1.1],
};

/** The part of a picture that is kept, to be pushed about: drag, pinch, wheel, arrow keys, + and −. */
export function CropStage({ picture, crop, onCrop, least, shape, label, help }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);
  const move = (right: number, down: number) =>
    onCrop((now) => moved(now, -right * now.side, -down * now.side, picture));
  const zoom = (by: number, focus?: { x: number; y: number }) =>
    onCrop((now) => zoomed(now, now.side / by, least, picture, focus));

  useEffect(() => {
    const box = stage.current;
    const wheel = (event: WheelEvent) => {
      // Not passive: the page behind must stay.
      event.preventDefault();
      const { left, top, width } = (event.currentTarget as Element).getBoundingClientRect();
      const focus = { x: (event.clientX - left) / width, y: (event.clientY - top) / width };
      onCrop((now) => zoomed(now, now.side * 1.002 ** event.deltaY, least, picture, focus));
    };
    box?.addEventListener("wheel", wheel, { passive: false });
    return () => box?.removeEventListener("wheel", wheel);
  }, [onCrop, least, picture]);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const held = fingers.current;
    const before = held.get(event.pointerId);
    if (!before) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    const now = { x: event.clientX, y: event.clientY };
    held.set(event.pointerId, now);
    if (other) zoom(distance(now, other) / Math.max(1, distance(before, other)));
    // Two fingers share the way.
    const share = other ? 2 : 1;
    move((now.x - before.x) / width / share, (now.y - before.y) / width / share);
  };
  const release = (event: PointerEvent) => void fingers.current.delete(event.pointerId);

  const press = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (!by || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const [right, down, larger] = by;
    if (larger === 1) move(right, down);
    else zoom(larger);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: an application is worked by keys and pointers
    <div
      ref={stage}
      role="application"
      aria-label={label}
      aria-description={help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the same
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      }}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      className="relative aspect-square w-full cursor-grab touch-none select-none overflow-hidden rounded-lg bg-hover active:cursor-grabbing"
    >
      <canvas ref={canvas} width={PIXELS} height={PIXELS} className="size-full" />
      <span
        aria-hidden="true"
        className={cx(
          "pointer-events-none absolute inset-0 shadow-[0_0_0_999px_color-mix(in_srgb,var(--panel)_65%,transparent)] ring-1 ring-white/70 ring-inset",
          shape === "round" ? "rounded-full" : "rounded-[25%]",
        )}
      />
    </div>
  );
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
