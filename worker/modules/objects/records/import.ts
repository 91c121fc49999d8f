import type { Importable } from "#worker/kernel/importable.ts";
import { createRecord } from "./create-record.ts";
import { deleteRecord } from "./delete-record.ts";

/** How records of the agency's own objects come out of a file; their own fields are added where the file is read. */
export const recordsImport: Importable = {
  create: createRecord,
  remove: deleteRecord,
  more: (object) => ({ object }),
  words: "objects",
  targets: [
    {
      name: "name",
      kind: "text",
      required: true,
      matches: true,
      aliases: ["ad", "adi", "isim", "baslik", "kod", "no", "name", "title", "code"],
    },
    { name: "ownerId", kind: "person", aliases: ["sorumlu", "temsilci", "owner", "assigned to"] },
  ],
};
