import { Combobox as Base } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { useContext, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { ComboboxList } from "./combobox-list.tsx";
import { cx } from "./cx.ts";
import { FieldContext, useFieldControl } from "./field-control.ts";
import { type HandedOver, useTakeOver } from "./handed-over.ts";
import { inputLook } from "./input.tsx";
import type { MultiComboboxProps } from "./multi-combobox.tsx";
import { useEnter } from "./use-enter.ts";
import { type SearchOption, useSearch } from "./use-search.ts";

/** MultiCombobox itself; loaded when the first one is on a page. */
export function MultiComboboxBox({
  options,
  value,
  onChange,
  onCreate,
  placeholder,
  name,
  disabled,
  className,
  handed,
  ...own
}: MultiComboboxProps & { handed: HandedOver }) {
  const t = useT();
  const control = useFieldControl(own);
  const input = useTakeOver(handed);
  // In a group the label is no label element: it names the input this way.
  const labelledBy = useContext(FieldContext)?.labelledBy;
  const search = useSearch(options, value);
  const change = (next: SearchOption[]) =>
    onChange(next.map((option) => (onCreate && search.isNew(option) ? onCreate(option.label) : option)));
  const [text, setText] = useState("");
  const type = (typed: string) => {
    setText(typed);
    search.type(typed, Boolean(onCreate));
  };
  const enter = useEnter(search, (first) => {
    if (!value.some((option) => option.value === first.value)) change([...value, first]);
    type("");
  });
  return (
    <Base.Root
      multiple
      items={search.items}
      filteredItems={search.shown}
      value={[...value]}
      onValueChange={change}
      inputValue={text}
      onInputValueChange={(typed) => {
        enter.typed();
        type(typed);
      }}
      isItemEqualToValue={(item: SearchOption, chosen: SearchOption) => item.value === chosen.value}
      disabled={disabled}
      autoHighlight
    >
      {name && value.map((option) => <input key={option.value} type="hidden" name={name} value={option.value} />)}
      <Base.Chips
        className={cx(
          inputLook,
          "flex flex-wrap items-center gap-1 px-1.5 py-0.75 focus-within:border-brand-line focus-within:outline-2 focus-within:outline-brand-line",
          className,
        )}
      >
        {value.map((option) => (
          <Base.Chip
            key={option.value}
            className="flex max-w-full items-center rounded-md bg-hover pl-1.75 font-medium text-sm text-text-2 data-highlighted:bg-brand-soft"
          >
            <span className="truncate">{option.label}</span>
            <Base.ChipRemove
              aria-label={t("ui.removeItem", { item: option.label })}
              className="grid size-6 shrink-0 place-items-center text-text-3 hover:text-text"
            >
              <X size={12} aria-hidden="true" />
            </Base.ChipRemove>
          </Base.Chip>
        ))}
        <Base.Input
          {...control}
          ref={input}
          onKeyDown={enter.onKeyDown}
          aria-labelledby={own["aria-label"] ? undefined : labelledBy}
          placeholder={value.length === 0 ? (placeholder ?? t("ui.choose")) : undefined}
          className="min-h-5.5 min-w-20 flex-1 bg-transparent px-1 outline-none focus-visible:outline-none"
        />
      </Base.Chips>
      <ComboboxList search={search} />
    </Base.Root>
  );
}
