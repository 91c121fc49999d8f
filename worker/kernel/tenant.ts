export type Language = "tr" | "en";

/** The closed list of tokens that a tenant's looks are made of. Colours are `#rrggbb`; logos are SVG documents. */
export type Brand = {
  name: string;
  colour: string;
  secondColour?: string;
  radius: "none" | "small" | "medium" | "large";
  font: "inter" | "system" | "serif";
  /** Square mark, readable from 16 px. Drawn from the name's first letter when absent. */
  icon?: string;
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
};
