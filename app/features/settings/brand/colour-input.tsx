import { Input } from "#app/ui/input.tsx";

const hex = /^#[0-9a-f]{6}$/i;

/** A colour by picking, or as `#rrggbb`. */
export function ColourInput({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange: (colour: string) => void;
  label: string;
}) {
  return (
    <div className="flex items-center gap-2">
      <input
        type="color"
        aria-label={label}
        value={hex.test(value) ? value : "#888888"}
        onChange={(event) => onChange(event.target.value)}
        className="h-(--control) min-h-8 w-11 shrink-0 cursor-pointer rounded-lg border border-line-strong bg-panel p-0.75 touch:size-11"
      />
      <Input
        value={value}
        placeholder="#rrggbb"
        maxLength={7}
        spellCheck={false}
        autoComplete="off"
        className="num"
        onChange={(event) => onChange(event.target.value.trim())}
      />
    </div>
  );
}
