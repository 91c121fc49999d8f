import { Button } from "#app/ui/button.tsx";
import { useT } from "./i18n.tsx";
import { useMe } from "./use-me.ts";

/** From a list of records to what fills it from a file. */
export function ImportLink({ subject, className }: { subject: string; className?: string }) {
  const t = useT();
  const { may } = useMe();
  if (!may("imports:write")) return null;
  return (
    <Button to={`/imports?subject=${subject}`} {...(className ? { className } : {})}>
      {t("shell.list.import")}
    </Button>
  );
}
