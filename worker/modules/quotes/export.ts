import type { Exportable } from "#worker/kernel/exportable.ts";

/** How quotes become rows of a file. */
export const quotesExport: Exportable = {
  right: () => "quotes:read",
  words: "quotes",
  columns: [
    { name: "number", kind: "text" },
    { name: "revision", kind: "number" },
    { name: "name", kind: "text" },
    { name: "customerId", kind: "text", from: "customerName", shownAs: "customer" },
    { name: "dealId", kind: "text", from: "dealName", shownAs: "deal" },
    { name: "status", kind: "choice" },
    { name: "netMinor", kind: "money" },
    { name: "vatMinor", kind: "money" },
    { name: "totalMinor", kind: "money" },
    { name: "currency", kind: "text" },
    { name: "validUntil", kind: "day" },
    { name: "ownerId", kind: "text", from: "ownerName", shownAs: "owner" },
    { name: "sentAt", kind: "moment" },
    { name: "answeredAt", kind: "moment" },
    { name: "createdAt", kind: "moment" },
  ],
};
