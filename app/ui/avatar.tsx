import { useState } from "react";
import { useFormat } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { hueOf } from "./hue.ts";

export type AvatarProps = {
  name: string;
  /** Decides the colour, so that a rename keeps it. */
  id?: string;
  kind?: "person" | "company";
  image?: string | null;
  size?: "small" | "medium" | "large";
  /** Decorative unless the name is not written beside it. */
  labelled?: boolean;
  className?: string;
};

const sizes = { small: "size-5 text-2xs", medium: "size-5.5 text-2xs", large: "size-11 text-lg" };

/** A picture, or initials on a hue of their own: people round, companies square. */
export function Avatar({ name, id, kind = "person", image, size = "medium", labelled, className }: AvatarProps) {
  const format = useFormat();
  const [broken, setBroken] = useState<string>();
  const shape =
    kind === "person" && size !== "large"
      ? "rounded-full"
      : size === "large"
        ? kind === "person"
          ? "rounded-full"
          : "rounded-2xl"
        : "rounded-md";
  const look = cx(
    "avatar inline-grid shrink-0 select-none place-items-center overflow-hidden font-semibold leading-none",
    shape,
    sizes[size],
    className,
  );
  const label = labelled
    ? ({ role: "img", "aria-label": name, "data-tip": name } as const)
    : ({ "aria-hidden": true } as const);
  if (image && image !== broken)
    return (
      <span className={look} {...label}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: loading is not an interaction */}
        <img src={image} alt="" loading="lazy" className="size-full object-cover" onError={() => setBroken(image)} />
      </span>
    );
  return (
    <span className={look} style={{ "--h": hueOf(id ?? name) } as React.CSSProperties} {...label}>
      {format.initials(name, kind)}
    </span>
  );
}
