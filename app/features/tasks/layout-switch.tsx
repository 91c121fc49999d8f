import { CalendarDays } from "lucide-react";
import List from "lucide-react/icons/list";
import { useNavigate, useSearchParams } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { type Days, daysOf, listOf } from "./views.ts";

/** Day by day, or the plain list. */
export function LayoutSwitch({ days }: { days: Days | null }) {
  const t = useT();
  const go = useNavigate();
  const [search] = useSearchParams();
  return (
    <SegmentedControl
      iconsOnly
      label={t("tasks.layout.label")}
      value={days ? "groups" : "list"}
      onChange={(layout) => void go(layout === "list" ? `/tasks?${listOf(days ?? "mine")}` : daysOf(search))}
      segments={[
        { value: "groups", label: t("tasks.layout.groups"), icon: CalendarDays },
        { value: "list", label: t("tasks.layout.list"), icon: List },
      ]}
    />
  );
}
