import { useId } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { objectIcon } from "#app/shell/object-icons.tsx";
import { OBJECT_ICONS } from "#worker/modules/objects/options.ts";

/** The pictures that an object can wear, one chosen. Radio buttons underneath: arrow keys move. */
export function IconTiles({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const t = useT();
  const name = useId();
  return (
    <div className="grid w-fit grid-cols-6 gap-1.5">
      {OBJECT_ICONS.map((icon) => {
        const Glyph = objectIcon(icon);
        const label = t(`shape.objects.icons.${icon}`);
        return (
          <label
            key={icon}
            data-tip={label}
            className="relative grid size-9 cursor-pointer place-items-center rounded-lg border border-line text-text-2 hover:bg-hover has-checked:border-brand-line has-checked:bg-brand-soft has-checked:text-brand-text has-focus-visible:outline-2 has-focus-visible:outline-brand-line touch:size-11"
          >
            <input
              type="radio"
              name={name}
              value={icon}
              checked={icon === value}
              onChange={() => onChange(icon)}
              aria-label={label}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <Glyph size={18} aria-hidden="true" />
          </label>
        );
      })}
    </div>
  );
}
