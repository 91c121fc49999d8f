import { Box, Home } from "lucide-react";
import Briefcase from "lucide-react/icons/briefcase";
import Building2 from "lucide-react/icons/building-2";
import Car from "lucide-react/icons/car";
import Download from "lucide-react/icons/download";
import FileText from "lucide-react/icons/file-text";
import GraduationCap from "lucide-react/icons/graduation-cap";
import HeartPulse from "lucide-react/icons/heart-pulse";
import Package from "lucide-react/icons/package";
import Shield from "lucide-react/icons/shield";
import Store from "lucide-react/icons/store";
import Trash from "lucide-react/icons/trash-2";
import Wrench from "lucide-react/icons/wrench";
import type { Icon } from "#app/ui/icon.ts";
import type { OBJECT_ICONS } from "#worker/modules/objects/options.ts";

type ObjectIcon = (typeof OBJECT_ICONS)[number];

// Imported by their own paths: these stay out of what every page loads.
const icons: Record<ObjectIcon | "download" | "trash", Icon> = {
  box: Box,
  "building-2": Building2,
  house: Home,
  car: Car,
  "file-text": FileText,
  shield: Shield,
  briefcase: Briefcase,
  "graduation-cap": GraduationCap,
  "heart-pulse": HeartPulse,
  package: Package,
  store: Store,
  wrench: Wrench,
  // Of the person's menu.
  download: Download,
  trash: Trash,
};

/** What an object of the agency's own wears, by the name that the API takes. */
export function objectIcon(name: string): Icon {
  return icons[name as ObjectIcon] ?? Box;
}

export function ObjectPicture({ name, ...props }: { name: string; size?: number | string; className?: string }) {
  const Picture = objectIcon(name);
  return <Picture aria-hidden="true" {...props} />;
}
