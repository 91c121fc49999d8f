import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Avatar } from "#app/ui/avatar.tsx";
import { backdropLook } from "#app/ui/dialog-popup.tsx";
import { foldText } from "#app/ui/fold-text.ts";
import { Kbd } from "#app/ui/kbd.tsx";
import { Spinner } from "#app/ui/spinner.tsx";
import type { PaletteProps } from "./command-palette.tsx";
import { useT } from "./i18n.tsx";
import { useRecords } from "./use-records.ts";

const row =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover touch:min-h-11";
const group =
  "p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-1 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-text-3 [&_[cmdk-group-heading]]:text-xs";

/** Go to, records, commands: one list under one field. */
export function Palette({ open, onClose, navigation, commands = [], search, onOpen }: PaletteProps) {
  const t = useT();
  const [query, setQuery] = useState("");
  const records = useRecords(open ? search : undefined, query);
  const fits = (label: string) => foldText(label).includes(foldText(query));
  const places = navigation.flatMap(({ items }) => items).filter((item) => fits(item.label));
  const fitting = commands.filter((command) => fits(command.label));
  const nothing = places.length + fitting.length + records.found.length === 0 && !records.pending;
  const finish = (run: () => void) => () => {
    onClose();
    setQuery("");
    run();
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Popup
          aria-label={t("shell.palette.title")}
          className="pop fixed top-0 left-1/2 z-50 flex max-h-dvh w-full -translate-x-1/2 flex-col overflow-hidden border border-line bg-panel shadow-float outline-none sm:top-[12vh] sm:max-h-[70vh] sm:max-w-xl sm:rounded-2xl"
        >
          <Command shouldFilter={false} loop label={t("shell.palette.title")} className="flex min-h-0 flex-col">
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              {records.pending ? (
                <Spinner size={16} className="text-text-3" />
              ) : (
                <Search size={16} aria-hidden="true" className="text-text-3" />
              )}
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={t("shell.palette.placeholder")}
                className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none focus-visible:outline-none"
              />
              <Kbd>Esc</Kbd>
            </div>
            {nothing && (
              <p className="px-4 py-8 text-center text-text-2">
                {records.failed ? t("shell.palette.failed") : t("shell.palette.empty", { query })}
              </p>
            )}
            <Command.List
              label={t("shell.palette.title")}
              className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain sm:max-h-96"
            >
              <Section heading={t("shell.palette.records")} shown={records.found.length > 0}>
                {records.found.map((found) => (
                  <Command.Item
                    key={found.id}
                    value={`record ${found.id}`}
                    onSelect={finish(() => onOpen(found.to))}
                    className={row}
                  >
                    {found.icon ? (
                      <found.icon size={16} aria-hidden="true" className="text-text-3" />
                    ) : (
                      <Avatar name={found.label} id={found.id} kind={found.avatar} image={found.image} />
                    )}
                    <span className="min-w-0 truncate">{found.label}</span>
                    {found.detail && (
                      <span className="ml-auto max-w-[45%] shrink-0 truncate text-sm text-text-3">{found.detail}</span>
                    )}
                  </Command.Item>
                ))}
              </Section>
              <Section heading={t("shell.palette.goTo")} shown={places.length > 0}>
                {places.map(({ to, label, icon: Glyph, key }) => (
                  <Command.Item key={to} value={`place ${to}`} onSelect={finish(() => onOpen(to))} className={row}>
                    <Glyph size={16} aria-hidden="true" className="text-text-3" />
                    <span className="min-w-0 flex-1 truncate">{label}</span>
                    {key && <Kbd>{`G ${key.toUpperCase()}`}</Kbd>}
                  </Command.Item>
                ))}
              </Section>
              <Section heading={t("shell.palette.commands")} shown={fitting.length > 0}>
                {fitting.map(({ id, label, icon: Glyph, shortcut, run }) => (
                  <Command.Item key={id} value={`command ${id}`} onSelect={finish(run)} className={row}>
                    {Glyph && <Glyph size={16} aria-hidden="true" className="text-text-3" />}
                    <span className="min-w-0 flex-1 truncate">{label}</span>
                    {shortcut && <Kbd>{shortcut}</Kbd>}
                  </Command.Item>
                ))}
              </Section>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Section({ heading, shown, children }: { heading: string; shown: boolean; children: ReactNode }) {
  return shown ? (
    <Command.Group heading={heading} className={group}>
      {children}
    </Command.Group>
  ) : null;
}
