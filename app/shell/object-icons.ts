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

/** What the agency's own objects wear, by the names that the API takes. */
export const objectIcons: Readonly<Record<string, Icon>> = {
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
