import {
  Banknote,
  Calendar,
  CalendarClock,
  CircleChevronDown,
  Globe,
  Hash,
  ListOrdered,
  Mail,
  MapPin,
  Percent,
  Phone,
  TextAlignStart,
  ToggleLeft,
  Type,
  UserRound,
  Waypoints,
} from "lucide-react";
import type { Icon } from "#app/ui/icon.ts";
import type { FieldKind } from "#worker/kernel/custom/field.ts";

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
  person: UserRound,
  relation: Waypoints,
  url: Globe,
  email: Mail,
  phone: Phone,
  address: MapPin,
  auto_number: ListOrdered,
};
