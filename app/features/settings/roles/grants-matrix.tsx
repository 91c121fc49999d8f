import { useT } from "#app/shell/i18n.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import type { Grants } from "#worker/kernel/actor.ts";
import { type Permission, permissionGroups } from "./permission-groups.ts";

const scoped = ["none", "own", "team", "territory", "all"] as const;
type Reach = (typeof scoped)[number];

/** How far a right can reach. */
function reachesOf({ scoped: rows, territory }: Permission): readonly Reach[] {
  return rows ? scoped.filter((reach) => reach !== "territory" || territory) : ["none", "all"];
}

/** Rights by group, and how far each reaches. Without `onChange` it is only read. */
export function GrantsMatrix({
  permissions,
  grants,
  onChange,
}: {
  permissions: readonly Permission[];
  grants: Grants;
  onChange?: (grants: Grants) => void;
}) {
  const t = useT();
  const choose = (name: string, reach: Reach) => {
    const { [name]: _, ...rest } = grants;
    onChange?.(reach === "none" ? rest : { ...rest, [name]: reach });
  };
  const word = (permission: Permission, reach: Reach) =>
    t(permission.scoped ? `settings.reach.${reach}` : reach === "none" ? "settings.reach.no" : "settings.reach.yes");
  return (
    <div className="grid gap-6">
      {permissionGroups(permissions).map((group) => (
        <section key={group.key} aria-label={t(`settings.permissionGroup.${group.key}`)}>
          <h2 className="pb-1 font-medium text-sm text-text-3">{t(`settings.permissionGroup.${group.key}`)}</h2>
          <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
            {group.permissions.map((permission) => {
              const label = permissionName(t, permission);
              const reach = grants[permission.name] ?? "none";
              return (
                <li
                  key={permission.name}
                  className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3.5 py-1.5"
                >
                  <span className="min-w-0">{label}</span>
                  {onChange ? (
                    <SegmentedControl
                      label={label}
                      value={reach}
                      onChange={(next) => choose(permission.name, next)}
                      segments={reachesOf(permission).map((value) => ({
                        value,
                        label: word(permission, value),
                      }))}
                    />
                  ) : (
                    <span className={reach === "none" ? "text-text-3" : "font-medium"}>{word(permission, reach)}</span>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** A right in words; a module's new one without words yet shows its name. */
function permissionName(t: ReturnType<typeof useT>, { name, label }: Permission): string {
  if (label !== undefined) return t.find(`settings.objectRight.${name.split(":")[1]}`, { objects: label }) ?? name;
  return t.find(`settings.permission.${name.replace(":", "_")}`) ?? name;
}
