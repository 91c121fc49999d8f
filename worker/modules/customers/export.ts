import type { Exportable } from "#worker/kernel/exportable.ts";

/** How customers become rows of a file. */
export const customersExport: Exportable = {
  right: () => "customers:read",
  words: "customers",
  columns: [
    { name: "name", kind: "text" },
    { name: "kind", kind: "choice" },
    { name: "title", kind: "text" },
    { name: "companyId", kind: "text", from: "companyName", shownAs: "company" },
    { name: "emails", kind: "texts" },
    { name: "phones", kind: "phones" },
    { name: "province", kind: "text" },
    { name: "district", kind: "text" },
    { name: "address", kind: "text" },
    { name: "website", kind: "text" },
    { name: "taxNumber", kind: "text" },
    { name: "taxOffice", kind: "text" },
    { name: "birthday", kind: "day" },
    { name: "source", kind: "text" },
    { name: "ownerId", kind: "text", from: "ownerName", shownAs: "owner" },
    { name: "tags", kind: "texts" },
    { name: "segment", kind: "choice" },
    { name: "lastActivityAt", kind: "moment" },
    { name: "createdAt", kind: "moment" },
  ],
};
