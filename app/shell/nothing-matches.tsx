import { Search } from "lucide-react";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useT } from "./i18n.tsx";

/** A list that has rows, but none for what was asked. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState
      icon={Search}
      title={t("shell.list.nothing")}
      text={t("shell.list.nothingText")}
      action={<Button onClick={onClear}>{t("shell.list.clear")}</Button>}
    />
  );
}
