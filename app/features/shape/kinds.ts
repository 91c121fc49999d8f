import { Mail, Phone, UserRound } from "lucide-react";
import Banknote from "lucide-react/icons/banknote";
import Calendar from "lucide-react/icons/calendar";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CircleChevronDown from "lucide-react/icons/circle-chevron-down";
import Globe from "lucide-react/icons/globe";
import Hash from "lucide-react/icons/hash";
import ListChecks from "lucide-react/icons/list-checks";
import ListOrdered from "lucide-react/icons/list-ordered";
import MapPin from "lucide-react/icons/map-pin";
import Network from "lucide-react/icons/network";
import Paperclip from "lucide-react/icons/paperclip";
import Percent from "lucide-react/icons/percent";
import Sigma from "lucide-react/icons/sigma";
import SquareFunction from "lucide-react/icons/square-function";
import TextAlignStart from "lucide-react/icons/text-align-start";
import ToggleLeft from "lucide-react/icons/toggle-left";
import Type from "lucide-react/icons/type";
import Waypoints from "lucide-react/icons/waypoints";
import type { Icon } from "#app/ui/icon.ts";
import type { FieldKind, FieldSettings } from "#worker/kernel/custom/field.ts";

export const kindIcons: Record<FieldKind, Icon> = {
  text: Type,
  long_text: TextAlignStart,
  number: Hash,
  currency: Banknote,
  percent: Percent,
  date: Calendar,
  date_time: CalendarClock,
  yes_no: ToggleLeft,
  select: CircleChevronDown,
  multi_select: ListChecks,
  person: UserRound,
  relation: Waypoints,
  relations: Network,
  files: Paperclip,
  url: Globe,
  email: Mail,
  phone: Phone,
  address: MapPin,
  auto_number: ListOrdered,
};

/** What is worked out has the picture of how; null for what people write. */
export function computedIcon({ formula, rollup }: FieldSettings): Icon | null {
  return rollup ? Sigma : formula !== undefined ? SquareFunction : null;
}
