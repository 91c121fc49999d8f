import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { ComboboxProps } from "./combobox.tsx";
import { ComboboxList } from "./combobox-list.tsx";
import { cx } from "./cx.ts";
import { useFieldControl } from "./field-control.ts";
import { type HandedOver, useTakeOver } from "./handed-over.ts";
import { inputLook } from "./input.tsx";
import { useEnter } from "./use-enter.ts";
import { type SearchOption, useSearch } from "./use-search.ts";

/** Combobox itself; loaded when the first one is on a page. */
export function ComboboxBox({
  options,
  value,
  onChange,
  onCreate,
  clearable = true,
  placeholder,
  name,
  disabled,
  className,
  handed,
  ...own
}: ComboboxProps & { handed: HandedOver }) {
  const t = useT();
  const control = useFieldControl(own);
  const input = useTakeOver(handed);
  const search = useSearch(options, value ? [value] : []);
  const [open, setOpen] = useState(false);
  const choose = (next: SearchOption | null) => (next && search.isNew(next) ? onCreate?.(next.label) : onChange(next));
  const enter = useEnter(search, (first) => {
    choose(first);
    setOpen(false);
    search.type("", false);
  });
  return (
    <Base.Root
      open={open}
      onOpenChange={setOpen}
      items={search.items}
      filteredItems={search.shown}
      value={value}
      onValueChange={choose}
      onInputValueChange={(text, details) => {
        enter.typed();
        search.type(details.reason === "item-press" ? "" : text, Boolean(onCreate));
      }}
      isItemEqualToValue={(item: SearchOption, chosen: SearchOption) => item.value === chosen.value}
      disabled={disabled}
      autoHighlight
    >
      {name && <input type="hidden" name={name} value={value?.value ?? ""} />}
      <div className={cx("relative flex w-full min-w-0 items-center", className)}>
        <Base.Input
          {...control}
          ref={input}
          onKeyDown={enter.onKeyDown}
          placeholder={placeholder ?? t("ui.choose")}
          className={cx(inputLook, "truncate pr-14 pl-2.5")}
        />
        <span className="absolute right-1 flex text-text-3">
          {value && clearable && (
            <Base.Clear aria-label={t("ui.clear")} className="grid size-6 place-items-center rounded hover:text-text">
              <X size={14} aria-hidden="true" />
            </Base.Clear>
          )}
          <Base.Trigger aria-label={t("ui.open")} className="grid size-6 place-items-center rounded hover:text-text">
            <ChevronDown size={14} aria-hidden="true" />
          </Base.Trigger>
        </span>
      </div>
      <ComboboxList search={search} />
    </Base.Root>
  );
}
