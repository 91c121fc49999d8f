import { Plus, X } from "lucide-react";
import { type ComponentPropsWithRef, useId, useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { Input } from "./input.tsx";

type Props = Omit<ComponentPropsWithRef<typeof Input>, "value" | "defaultValue" | "onChange" | "aria-label"> & {
  name: string;
  /** Names each line for those who cannot see it: "E-mail 2". */
  label: string;
  /** How many lines there can be. */
  most?: number;
};

/** One value a line under the same name, lines added and taken away. Stands in a Field that is a group. */
export function RepeatedInput({ name, label, most = 10, ...rest }: Props) {
  const t = useT();
  const id = useId();
  const [lines, setLines] = useState([0]);
  const last = useRef(0);
  const frame = useRef<HTMLDivElement>(null);
  const add = () => {
    last.current += 1;
    setLines([...lines, last.current]);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  };
  return (
    <div ref={frame} className="grid justify-items-start gap-1.5">
      <ul className="grid w-full gap-1.5">
        {lines.map((line, at) => (
          <li key={line} className="flex items-center gap-1">
            <div className="min-w-0 flex-1">
              <Input {...rest} id={`${id}${line}`} name={name} aria-label={at === 0 ? label : `${label} ${at + 1}`} />
            </div>
            {lines.length > 1 && (
              <IconButton
                icon={X}
                size="small"
                aria-label={t("ui.removeItem", { item: `${label} ${at + 1}` })}
                onClick={() => setLines(lines.filter((other) => other !== line))}
              />
            )}
          </li>
        ))}
      </ul>
      {lines.length < most && (
        <Button size="small" variant="ghost" icon={Plus} onClick={add} className="-ml-2">
          {t("ui.addAnother")}
        </Button>
      )}
    </div>
  );
}
