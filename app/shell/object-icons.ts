import {
  Box,
  Briefcase,
  Building2,
  Car,
  FileText,
  GraduationCap,
  HeartPulse,
  House,
  Package,
  Shield,
  Store,
  Wrench,
} from "lucide-react";
import type { Icon } from "#app/ui/icon.ts";
import type { OBJECT_ICONS } from "#worker/modules/objects/options.ts";

type ObjectIcon = (typeof OBJECT_ICONS)[number];

const icons: Record<ObjectIcon, Icon> = {
  box: Box,
  "building-2": Building2,
  house: House,
  car: Car,
  "file-text": FileText,
  shield: Shield,
  briefcase: Briefcase,
  "graduation-cap": GraduationCap,
  "heart-pulse": HeartPulse,
  package: Package,
  store: Store,
  wrench: Wrench,
};

/** What an object of the agency's own wears. */
export function objectIcon(name: string): Icon {
  return icons[name as ObjectIcon] ?? Box;
}
