import { z } from "zod";
import { id, instant, line, version } from "#worker/kernel/contract.ts";
import { pageOf } from "#worker/kernel/list/contract.ts";
import { OBJECT_ICONS } from "./options.ts";

/** Lower case letters, digits and `_`; what an object or a field is called in the API, for ever. */
export const apiName = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "bad_api_name" });

export const CreateObject = z.strictObject({
  name: apiName.describe("Its name in the API, such as `mulk`; never changes"),
  label: line(40).describe("One of them: Mülk"),
  plural: line(40).describe("Several of them: Mülkler"),
  icon: z.enum(OBJECT_ICONS).default("box"),
});
export const UpdateObject = z.strictObject({
  id,
  version,
  label: line(40).optional(),
  plural: line(40).optional(),
  icon: z.enum(OBJECT_ICONS).optional(),
});
export const ObjectId = z.strictObject({ id });
export const ListObjects = z.strictObject({});

export const CustomObject = z.object({
  id,
  name: z.string(),
  label: z.string(),
  plural: z.string(),
  icon: z.string(),
  records: z.number().int().describe("Of those that the one who asks may see; counted up to 10,000"),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const ObjectPage = pageOf(CustomObject);
