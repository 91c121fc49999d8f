import type { Exportable } from "#worker/kernel/exportable.ts";

/** How projects become rows of a file. */
export const projectsExport: Exportable = {
  right: () => "projects:read",
  words: "projects",
  columns: [
    { name: "name", kind: "text" },
    { name: "customerId", kind: "text", from: "customerName", shownAs: "customer" },
    { name: "status", kind: "choice" },
    { name: "startsOn", kind: "day" },
    { name: "endsOn", kind: "day" },
    { name: "ownerId", kind: "text", from: "ownerName", shownAs: "owner" },
    { name: "createdAt", kind: "moment" },
  ],
};
