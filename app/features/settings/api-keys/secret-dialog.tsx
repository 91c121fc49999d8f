import { Check } from "lucide-react";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";

/** The secret, this once. */
export function SecretDialog({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const close = () => {
    setCopied(false);
    onClose();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(secret ?? "");
    setCopied(true);
  };
  return (
    <Dialog
      open={secret !== undefined}
      onClose={close}
      title={t("settings.apiKeys.createdTitle")}
      actions={
        <>
          <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
            {t(copied ? "settings.apiKeys.copied" : "settings.apiKeys.copy")}
          </Button>
          <Button variant="primary" onClick={close}>
            {t("settings.apiKeys.kept")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Banner tone="warn">{t("settings.apiKeys.once")}</Banner>
        <Field label={t("settings.apiKeys.secret")}>
          <Input readOnly value={secret ?? ""} className="num" onFocus={(event) => event.target.select()} />
        </Field>
      </div>
    </Dialog>
  );
}
