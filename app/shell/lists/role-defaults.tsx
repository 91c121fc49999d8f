import { useEffect, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { SavedView } from "#app/shell/list-views.ts";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";

type Role = { id: string; key: string | null; name: string };
type Props = {
  view: SavedView;
  onClose: () => void;
  onChange: (viewId: string | null, roleId: string) => Promise<boolean>;
};

/** For which roles the list opens with this view. */
export function RoleDefaults({ view, onClose, onChange }: Props) {
  const t = useT();
  const api = useApi();
  const [roles, setRoles] = useState<readonly Role[]>();
  const [chosen, setChosen] = useState<readonly string[]>(view.defaultOf);
  useEffect(() => {
    void api<{ data: Role[] }>("GET /roles?limit=200").then(({ output }) => setRoles(output?.data ?? []));
  }, [api]);
  const toggle = async (id: string, on: boolean) => {
    const others = chosen.filter((other) => other !== id);
    setChosen(on ? [...others, id] : others);
    if (!(await onChange(on ? view.id : null, id))) setChosen(chosen);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t("lists.views.forRoles")}
      text={t("lists.views.forRolesText", { name: view.name })}
      actions={<Button onClick={onClose}>{t("ui.close")}</Button>}
    >
      <div className="grid gap-2">
        {roles?.map(({ id, key, name }) => (
          <Checkbox
            key={id}
            label={t.find(`identity.role.${key}`) ?? name}
            checked={chosen.includes(id)}
            onChange={({ target }) => void toggle(id, target.checked)}
          />
        )) ?? <Skeleton className="h-32" />}
      </div>
    </Dialog>
  );
}
