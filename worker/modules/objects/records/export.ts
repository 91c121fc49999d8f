import type { Exportable } from "#worker/kernel/exportable.ts";
import { objectOf } from "./object-of.ts";

/** How records of the agency's own objects become rows of a file. */
export const recordsExport: Exportable = {
  right: (object, ctx) => `records.${objectOf(ctx, object).id}:read`,
  words: "objects",
  columns: [
    { name: "name", kind: "text" },
    { name: "ownerId", kind: "text", from: "ownerName", shownAs: "owner" },
    { name: "createdAt", kind: "moment" },
    { name: "updatedAt", kind: "moment" },
  ],
};
