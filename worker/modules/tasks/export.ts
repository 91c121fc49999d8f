import type { Exportable } from "#worker/kernel/exportable.ts";

/** How tasks become rows of a file. */
export const tasksExport: Exportable = {
  right: () => "tasks:read",
  words: "tasks",
  columns: [
    { name: "title", kind: "text" },
    { name: "note", kind: "text" },
    { name: "dueAt", kind: "moment" },
    { name: "overdue", kind: "yes_no" },
    { name: "priority", kind: "choice" },
    { name: "ownerId", kind: "text", from: "ownerName", shownAs: "owner" },
    { name: "customerId", kind: "text", from: "customerName", shownAs: "customer" },
    { name: "dealId", kind: "text", from: "dealName", shownAs: "deal" },
    { name: "projectId", kind: "text", from: "projectName", shownAs: "project" },
    { name: "doneAt", kind: "moment" },
    { name: "createdAt", kind: "moment" },
  ],
};
