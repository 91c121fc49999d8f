import { type ReactNode, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  text?: ReactNode;
  /** What will be gone, one line each: "3 open deals", "12 files". */
  losing?: readonly string[];
  /** The verb on the button: "Delete customer". */
  confirm: string;
  onConfirm: () => unknown;
};

/** Only for what cannot be undone: names what will be lost. Everything else is done at once, with undo in a toast. */
export function ConfirmDialog({ open, onClose, title, text, losing, confirm, onConfirm }: ConfirmDialogProps) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t("ui.cancel")}</Button>
      <Button variant="danger" loading={busy} onClick={() => void run()}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} text={text} size="small" actions={actions}>
      {losing && losing.length > 0 && (
        <div className="rounded-lg bg-bad-soft px-3 py-2.5">
          <p className="font-medium">{t("ui.confirm.losing")}</p>
          <ul className="mt-1 list-disc pl-4.5 text-text-2">
            {losing.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="mt-3 text-text-2">{t("ui.confirm.cannotUndo")}</p>
    </Dialog>
  );
}
