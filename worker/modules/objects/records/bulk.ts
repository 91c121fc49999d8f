import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { deleting, isArchived, isNotArchived, setting, verb, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { records as table } from "../tables.ts";
import { archiveRecord } from "./archive-record.ts";
import { ListRecords } from "./contract.ts";
import { deleteRecord } from "./delete-record.ts";
import { objectOf } from "./object-of.ts";
import * as records from "./repository.ts";
import { restoreRecord } from "./restore-record.ts";
import { updateRecord } from "./update-record.ts";

const of = (object: string) => ({ object });

/** What can be done with many records of one of the agency's own objects at once. */
export const recordsBulk: Bulk = {
  list: ListRecords,
  listOf: of,
  matching: (input: Parameters<typeof records.ids>[0], most, ctx) => records.ids(input, most, ctx),
  rows: records.these,
  labelOf: ({ name }) => String(name),
  table,
  objectOf: (object, ctx) => objectOf(ctx, object).id,
  rightTo: (operation, object, ctx) =>
    `records.${objectOf(ctx, object).id}:${operation === deleteRecord ? "delete" : "write"}`,
  actions: {
    update: setting(updateRecord, (row) => ({ ...row, custom: writtenCustom(row) }), of),
    archive: verb(archiveRecord, restoreRecord, isArchived, of),
    restore: verb(restoreRecord, archiveRecord, isNotArchived, of),
    delete: deleting(deleteRecord, of),
  },
};
