import { z } from "zod";
import { day, id, instant, line, optional, version } from "#worker/kernel/contract.ts";
import { textInput } from "#worker/kernel/list/filter-input.ts";
import { MEMBER_ROLES } from "./options.ts";

const name = line(80);
const parentId = optional(id).describe("The territory that includes it; on top when null. At most six levels");
const priority = z.number().int().min(0).max(1000);
const provinces = z
  .array(z.number().int().min(1).max(81))
  .max(81)
  .describe("Plate codes; customers of any of these provinces");
const values = z.array(line(200)).max(200);
const rules = z
  .strictObject({
    kinds: z.array(z.enum(["person", "company"])).optional(),
    sources: values.optional().describe("Where customers come from, in any spelling"),
    fields: z
      .array(
        z.strictObject({
          key: z
            .string()
            .regex(/^[a-z][a-z0-9_]{0,39}$/)
            .describe("A field of the agency's own, of customers"),
          in: values.optional().describe("Choices of a select"),
          from: z.number().optional().describe("A number, and where the range ends"),
          to: z.number().optional(),
        }),
      )
      .max(10)
      .optional(),
  })
  .describe("What customers have to be beside that; all of it must hold");
const token = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .optional()
  .describe("Of the preview: 409 when other customers would move than were shown");

export const CreateTerritory = z.strictObject({
  name,
  parentId,
  priority: priority.default(0).describe("Of several that fit the highest wins, then the deepest, then the oldest"),
  provinces: provinces.default([]),
  rules: rules.default({}),
  token,
});
export const UpdateTerritory = z.strictObject({
  id,
  version,
  name: name.optional(),
  parentId,
  priority: priority.optional(),
  provinces: provinces.optional(),
  rules: rules.optional(),
  token,
});
export const DeleteTerritory = z.strictObject({ id, version, token });
export const PreviewTerritories = z.strictObject({
  id: optional(id).describe("Which is changed; a new one when left out"),
  parentId,
  priority: priority.optional(),
  provinces: provinces.optional(),
  rules: rules.optional(),
  remove: z.boolean().optional(),
});
export const ListTerritories = z.strictObject({
  q: textInput(200).optional().describe("Only up to fifty whose names contain it"),
});

const member = {
  userId: id,
  role: z.enum(MEMBER_ROLES),
  fromDay: day.nullable().describe("From this day on; from ever when null"),
  untilDay: day.nullable().describe("Up to this day, included"),
};
export const SetTerritoryMembers = z.strictObject({
  id,
  members: z
    .array(
      z
        .strictObject({
          ...member,
          role: member.role.default("member"),
          fromDay: optional(day),
          untilDay: optional(day),
        })
        .refine(({ fromDay, untilDay }) => !fromDay || !untilDay || fromDay <= untilDay, {
          error: "ends_before_start",
          path: ["untilDay"],
        }),
    )
    .max(200),
});
export const LayOutTerritories = z.strictObject({ name: name.default("Türkiye").describe("Of the territory on top") });
export const PinCustomer = z.strictObject({
  id,
  version,
  territoryId: id
    .nullable()
    .describe("Where the customer stays whatever the rules say; null has the rules decide again"),
});

const count = z.number().int();
export const Territory = z.object({
  id,
  name: z.string(),
  parentId: id.nullable(),
  priority: z.number().int(),
  provinces: z.array(z.number().int()),
  rules,
  members: z.array(z.object({ ...member, name: z.string() })),
  customers: count.describe("In it, not in those below it"),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const TerritoryList = z.object({ data: z.array(Territory) });

const moved = {
  moved: count.describe("Customers that belong elsewhere by it"),
  jobId: id.nullable().describe("The job that moves them, where they are many"),
};
export const Changed = z.object({ id, ...moved });
export const LaidOut = z.object({ made: count, ...moved });
export const TerritoryPreview = z.object({
  moved: moved.moved,
  token: z.string().describe("Send it with the change to have exactly this happen"),
  pairs: z
    .array(
      z.object({
        fromId: id.nullable(),
        fromName: z.string().nullable(),
        toId: id.nullable().describe("Null with a name: the territory that would be new"),
        toName: z.string().nullable(),
        isNew: z.boolean(),
        customers: count,
      }),
    )
    .describe("How many go from where to where; null is no territory"),
  owners: z.array(z.object({ ownerId: id.nullable(), ownerName: z.string().nullable(), customers: count })),
  sample: z.array(
    z.object({
      id,
      name: z.string(),
      ownerName: z.string().nullable(),
      fromName: z.string().nullable(),
      toName: z.string().nullable(),
      isNew: z.boolean(),
    }),
  ),
});
