import Merge from "lucide-react/icons/merge";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";

/** From a list of records to its duplicates, and to what fills it from a file. */
export function ListLinks({ subject }: { subject: string }) {
  const t = useT();
  const { may } = useMe();
  return (
    <>
      <Button to={`/duplicates?subject=${subject}`} icon={Merge} data-tip={t("duplicates.title")}>
        <span className="sr-only">{t("duplicates.title")}</span>
      </Button>
      {may("imports:write") && (
        <Button to={`/imports?subject=${subject}`} className="max-sm:hidden">
          {t("shell.list.import")}
        </Button>
      )}
    </>
  );
}
