import { Combobox as Base } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Avatar } from "./avatar.tsx";
import { cx } from "./cx.ts";
import { popupItemLook, popupLook } from "./popup-look.ts";
import type { SearchOption, useSearch } from "./use-search.ts";

/** The floating list under a combobox, with its states in words. */
export function ComboboxList({ search }: { search: ReturnType<typeof useSearch> }) {
  const t = useT();
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
        <Base.Popup className={cx(popupLook, "w-(--anchor-width) min-w-48")}>
          <Base.Status className="px-3 py-2 text-text-3 empty:hidden">
            {search.pending ? t("ui.searching") : null}
          </Base.Status>
          <Base.Empty className="px-3 py-2 text-text-3 empty:hidden">
            {search.pending ? null : t("ui.noResults")}
          </Base.Empty>
          <Base.List className="scroll-quiet max-h-72 overflow-y-auto overscroll-contain p-1 empty:hidden">
            {(option: SearchOption) => (
              <Base.Item key={option.value} value={option} className={popupItemLook}>
                <Choice option={option} isNew={search.isNew(option)} />
                <Base.ItemIndicator>
                  <Check size={14} aria-hidden="true" className="text-brand-text" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function Choice({ option, isNew }: { option: SearchOption; isNew: boolean }) {
  const t = useT();
  return (
    <>
      {option.avatar && (
        <Avatar name={option.label} id={option.value} kind={option.avatar} image={option.image} size="small" />
      )}
      <span className="min-w-0 flex-1 truncate">
        {isNew ? t("ui.createItem", { item: option.label }) : option.label}
      </span>
      {option.detail && <span className="max-w-[45%] truncate text-sm text-text-3">{option.detail}</span>}
    </>
  );
}
