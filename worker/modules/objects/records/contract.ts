import { z } from "zod";
import { custom, customValues, id, instant, line, optional, version } from "#worker/kernel/contract.ts";
import { listInput, recordsOf } from "#worker/kernel/list/contract.ts";
import { apiName } from "../contract.ts";
import { RECORD_FIELDS, RECORD_SORTS } from "../options.ts";

const object = apiName.describe("The object's name in the API");
const fields = {
  name: line(200),
  ownerId: optional(id).describe("Who looks after it; the one who adds it when left out"),
  custom: custom.optional(),
};

export const CreateRecord = z.strictObject({ object, ...fields });
export const UpdateRecord = z.strictObject({ object, id, version, ...fields, name: fields.name.optional() });
export const RecordId = z.strictObject({ object, id });
export const RecordVersion = z.strictObject({ object, id, version });
export const ListRecords = listInput({
  fields: RECORD_FIELDS,
  sorts: RECORD_SORTS,
  sort: "-createdAt",
  custom: true,
}).extend({ object });
export const ReadRecordTimeline = listInput({ fields: {}, sorts: ["id"], sort: "-id" })
  .pick({ limit: true, cursor: true })
  .extend({ object, id });

export const CustomRecord = z.object({
  id,
  name: z.string(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  archivedAt: instant.nullable(),
  version: z.number().int(),
  custom: customValues,
  createdAt: instant,
  updatedAt: instant,
});
export const RecordPage = recordsOf(CustomRecord);
