import Merge from "lucide-react/icons/merge";
import { useT } from "#app/shell/i18n.tsx";
import { ImportLink } from "#app/shell/import-link.tsx";
import { Button } from "#app/ui/button.tsx";

/** From a list of records to its duplicates, and to what fills it from a file. */
export function ListLinks({ subject }: { subject: string }) {
  const t = useT();
  return (
    <>
      <Button to={`/duplicates?subject=${subject}`} icon={Merge} data-tip={t("duplicates.title")}>
        <span className="sr-only">{t("duplicates.title")}</span>
      </Button>
      <ImportLink subject={subject} className="max-sm:hidden" />
    </>
  );
}
