import type { Exportable } from "#worker/kernel/exportable.ts";

/** How products become rows of a file. */
export const productsExport: Exportable = {
  right: () => "products:read",
  words: "products",
  columns: [
    { name: "name", kind: "text" },
    { name: "sku", kind: "text" },
    { name: "description", kind: "text" },
    { name: "unit", kind: "text" },
    { name: "priceMinor", kind: "money" },
    { name: "currency", kind: "text" },
    { name: "vatBp", kind: "number" },
    { name: "billing", kind: "choice" },
    { name: "costMinor", kind: "money" },
    { name: "createdAt", kind: "moment" },
  ],
};
