import type { CustomField, CustomObject } from "./custom/field.ts";
import type { Layout } from "./custom/layout.ts";
import type { Filter } from "./list/fields.ts";

export type Language = "tr" | "en";

/**
 * A mark on a square of 32 units: shapes on a ground whose corners may be cut round. A path has absolute `M L C Q Z` only.
 * What matters stays within 13 units of the middle: some systems cut icons to a circle.
 */
export type Drawing = { ground: string; shapes: readonly { path: string; fill: string }[] };

/** The closed list of tokens that a tenant's looks are made of. Colours are `#rrggbb`. */
export type Brand = {
  name: string;
  colour: string;
  secondColour?: string;
  radius: "none" | "small" | "medium" | "large";
  font: "inter" | "system" | "serif";
  /** Square mark, readable from 16 px. */
  icon?: Drawing;
  /** A picture instead of it: the id of a stored PNG. With neither, the icon is the name's first letter. */
  iconFile?: string;
  supportEmail?: string;
  legal?: { label: string; url: string }[];
};

/** A tenant as every request knows it. `limits` are the plan's with the tenant's own on top. */
export type Tenant = {
  id: string;
  slug: string;
  host: string;
  status: "active" | "read_only" | "suspended";
  planKey: string;
  features: Record<string, boolean>;
  limits: Record<string, number>;
  brand: Brand;
  language: Language;
  currency: string;
  timeZone: string;
  version: number;
  /** What the agency made of its records; a change of either is a new version. */
  objects: CustomObject[];
  fields: CustomField[];
  /** How it arranged them. */
  layouts: Layout[];
  /** Its rules for who gets tasks, in their order: what they ask of a task. */
  assignment: readonly { id: string; filter: Filter }[];
};
