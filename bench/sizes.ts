/** How much a bench database holds. `largest` of the customers belong to the first tenant, the others share the rest. */
export type Size = { name: "full" | "small"; tenants: number; customers: number; largest: number };

export const SIZES: Record<Size["name"], Size> = {
  full: { name: "full", tenants: 1_000, customers: 1_000_000, largest: 100_000 },
  small: { name: "small", tenants: 100, customers: 60_000, largest: 20_000 },
};

/** Everything made by chance comes from here. */
export const SEED = 2026;
