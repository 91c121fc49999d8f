import { Link } from "react-router";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { useT } from "./i18n.tsx";

/** A record that could not be changed, where its page is, and why in words. */
export type Failure = { id: string; name: string; to?: string; why: string };

/** Which of several records could not be changed. */
export function BulkReport({
  open,
  failures,
  onClose,
}: {
  open: boolean;
  failures: readonly Failure[] | undefined;
  onClose: () => void;
}) {
  const t = useT();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("shell.list.bulkFailed", { count: failures?.length ?? 0 })}
      actions={<Button onClick={onClose}>{t("ui.close")}</Button>}
    >
      <ul>
        {failures?.map(({ id, name, to, why }) => (
          <li key={id} className="border-line border-b py-2 last:border-0">
            {to ? (
              <Link to={to} className="break-words font-medium hover:underline">
                {name}
              </Link>
            ) : (
              <p className="break-words font-medium">{name}</p>
            )}
            <p className="break-words text-text-2">{why}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
