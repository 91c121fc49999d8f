import { Dialog } from "#app/ui/dialog.tsx";
import { Kbd } from "#app/ui/kbd.tsx";
import { useT } from "./i18n.tsx";
import type { NavGroup } from "./navigation.ts";

/** `?`: every key that does something. */
export function ShortcutsDialog({
  open,
  onClose,
  navigation,
}: {
  open: boolean;
  onClose: () => void;
  navigation: readonly NavGroup[];
}) {
  const t = useT();
  const places = navigation.flatMap(({ items }) =>
    items.flatMap((item) => (item.key ? [[item.label, ["G", item.key.toUpperCase()]] as const] : [])),
  );
  const groups = [
    {
      title: t("shell.shortcuts.everywhere"),
      keys: [
        [t("shell.shortcuts.palette"), ["⌘K"]],
        [t("shell.shortcuts.help"), ["?"]],
        [t("shell.shortcuts.create"), ["C"]],
        ...places,
      ],
    },
    {
      title: t("shell.shortcuts.lists"),
      keys: [
        [t("shell.shortcuts.filter"), ["/"]],
        [t("shell.shortcuts.down"), ["J"]],
        [t("shell.shortcuts.up"), ["K"]],
        [t("shell.shortcuts.select"), ["X"]],
        [t("shell.shortcuts.edit"), ["E"]],
        [t("shell.shortcuts.open"), ["↵"]],
      ],
    },
    {
      title: t("shell.shortcuts.forms"),
      keys: [
        [t("shell.shortcuts.submit"), ["⌘↵"]],
        [t("shell.shortcuts.cancel"), ["Esc"]],
      ],
    },
  ] as { title: string; keys: [string, string[]][] }[];
  return (
    <Dialog open={open} onClose={onClose} title={t("shell.shortcuts.title")} size="large">
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 font-medium text-sm text-text-2">{group.title}</h3>
            <dl>
              {group.keys.map(([label, keys]) => (
                <div key={label} className="flex min-h-7 items-center justify-between gap-4 border-line border-b">
                  <dt className="min-w-0 truncate">{label}</dt>
                  <dd className="flex shrink-0 items-center gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
