import Ban from "lucide-react/icons/ban";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { Popover } from "#app/ui/popover.tsx";
import { CHOICE_COLOURS, COLOUR_NAMES } from "./choice-colours.ts";

type Props = { name: string; value: string | undefined; onChange: (colour: string | undefined) => void };

/** The colour of a choice, from a closed list, or none. */
export function ColourPicker({ name, value, onChange }: Props) {
  const t = useT();
  const label = t("shape.fields.colour", { name });
  return (
    <Popover
      label={label}
      trigger={
        <button
          type="button"
          aria-label={label}
          data-tip={label}
          className="grid size-7 shrink-0 place-items-center rounded-md hover:bg-hover touch:size-11"
        >
          <Dot colour={value} />
        </button>
      }
    >
      {(close) => (
        <div className="grid grid-cols-5 gap-1">
          {[undefined, ...COLOUR_NAMES].map((colour) => {
            const own = colour && CHOICE_COLOURS[colour];
            const word = t(`shape.fields.colours.${colour ?? "none"}`);
            return (
              <button
                key={word}
                type="button"
                aria-label={word}
                aria-pressed={own === value}
                data-tip={word}
                onClick={() => {
                  onChange(own);
                  close();
                }}
                className="grid size-8 place-items-center rounded-md hover:bg-hover aria-pressed:bg-hover touch:size-11"
              >
                {own ? <Dot colour={own} /> : <Ban size={15} aria-hidden="true" className="text-text-3" />}
              </button>
            );
          })}
        </div>
      )}
    </Popover>
  );
}

function Dot({ colour }: { colour: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={cx("size-3.5 rounded-full", !colour && "border-[1.5px] border-edge border-dashed")}
      style={colour ? { backgroundColor: colour } : undefined}
    />
  );
}
