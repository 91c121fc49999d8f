import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { FieldKind, FieldSettings } from "#worker/kernel/custom/field.ts";
import type { LayoutTab } from "#worker/kernel/custom/layout.ts";
import { FIELD_KINDS } from "#worker/kernel/custom/options.ts";
import { at, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { territories, territoryId } from "#worker/modules/territories/tables.ts";

/** Objects of the agency's own: Mülk, Poliçe, Araç. `name` is theirs in the API and never changes. */
export const objects = tenantTable(
  "objects",
  { rights: { by: "staff", write: "fields:write" }, counts: "objects" },
  {
    name: text("name").notNull(),
    label: text("label").notNull(),
    plural: text("plural").notNull(),
    icon: text("icon").notNull(),
    position: integer("position").notNull().default(0),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("objects_name").on(t.tenantId, t.name),
    check("objects_name_form", sql`name ~ '^[a-z][a-z0-9_]{1,39}$'`),
  ],
);

/** Fields of the agency's own, on its objects and on ours. `slot` is the column of the record's row that holds the values. */
export const fields = tenantTable(
  "fields",
  { rights: { by: "staff", write: "fields:write" }, counts: "fields" },
  {
    object: text("object").notNull(),
    key: text("key").notNull(),
    label: text("label").notNull(),
    kind: text("kind").notNull().$type<FieldKind>(),
    slot: text("slot"),
    settings: jsonb("settings").$type<FieldSettings>().notNull().default({}),
    required: boolean("required").notNull().default(false),
    unique: boolean("is_unique").notNull().default(false),
    default: jsonb("default_value").$type<unknown>(),
    help: text("help"),
    hiddenFrom: text("hidden_from").array().notNull().default([]),
    position: integer("position").notNull().default(0),
    /** Out of use; its values stay until it is removed for good. */
    archivedAt: at("archived_at"),
    /** Its values are being taken out of the records; then it goes itself, and its slot is free. */
    removing: boolean("removing").notNull().default(false),
    /** While its kind is changed: the field that takes its place, with its values in the other kind. Nobody writes to it meanwhile. */
    becomes: uuid("becomes"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("fields_key").on(t.tenantId, t.object, t.key),
    uniqueIndex("fields_slot").on(t.tenantId, t.object, t.slot),
    check("fields_key_form", sql`key ~ '^[a-z][a-z0-9_]{0,39}$'`),
    check("fields_kind", sql.raw(`kind in (${FIELD_KINDS.map((kind) => `'${kind}'`).join(", ")})`)),
    check("fields_slot_form", sql`slot ~ '^(text|number|ref)_[1-9][0-9]?$'`),
  ],
);

/** How the records of an object are arranged: tabs with groups of fields, and the columns of its list. Null columns are the usual ones. */
export const layouts = tenantTable(
  "layouts",
  { rights: { by: "staff", write: "fields:write" } },
  {
    object: text("object").notNull(),
    tabs: jsonb("tabs").$type<LayoutTab[]>().notNull().default([]),
    hidden: text("hidden").array().notNull().default([]),
    columns: text("columns").array(),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [uniqueIndex("layouts_object").on(t.tenantId, t.object)],
);

/** What a unique field holds, as it is compared, and in which record. */
export const uniqueValues = tenantTable(
  "unique_values",
  { rights: { by: "system" }, audited: false },
  { fieldId: uuid("field_id").notNull(), value: text("value").notNull(), recordId: uuid("record_id").notNull() },
  (t) => [
    uniqueIndex("unique_values_once").on(t.tenantId, t.fieldId, t.value),
    index("unique_values_record").on(t.tenantId, t.recordId),
    foreignKey({
      name: "unique_values_field_fk",
      columns: [t.tenantId, t.fieldId],
      foreignColumns: [fields.tenantId, fields.id],
    }).onDelete("cascade"),
  ],
);

/**
 * What a field that holds several values holds, one a row, to be found by: decision 028. Triggers keep it as the record's own
 * row has it. A value is one of the field's choices, or the record that is pointed at.
 */
export const listValues = tenantTable(
  "list_values",
  { rights: { by: "subject" }, audited: false },
  {
    fieldId: uuid("field_id").notNull(),
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    choice: text("choice"),
    targetId: uuid("target_id"),
  },
  (t) => [
    index("list_values_subject").on(t.tenantId, t.subjectId, t.fieldId),
    index("list_values_choice").on(t.tenantId, t.fieldId, t.choice, t.subjectId).where(sql`choice is not null`),
    index("list_values_target").on(t.tenantId, t.fieldId, t.targetId, t.subjectId).where(sql`target_id is not null`),
    foreignKey({
      name: "list_values_field_fk",
      columns: [t.tenantId, t.fieldId],
      foreignColumns: [fields.tenantId, fields.id],
    }).onDelete("cascade"),
  ],
);

/** The last number that an automatic number gave. Apart from the field: taking one is no change of the field. */
export const fieldNumbers = tenantTable(
  "field_numbers",
  { rights: { by: "system" }, audited: false },
  { fieldId: uuid("field_id").notNull(), last: bigint("last", { mode: "number" }).notNull() },
  (t) => [
    uniqueIndex("field_numbers_field").on(t.tenantId, t.fieldId),
    foreignKey({
      name: "field_numbers_field_fk",
      columns: [t.tenantId, t.fieldId],
      foreignColumns: [fields.tenantId, fields.id],
    }).onDelete("cascade"),
  ],
);

/**
 * How the values of a computed field are worked out: decision 019. `home` is the table of the records that have the field,
 * `child` the table whose rows a roll-up takes in through the column `via`. `uses` are the fields that it reads. What Postgres
 * runs is compiled from `definition` by the database itself, and null when it refuses that.
 */
export const computedFields = tenantTable(
  "computed_fields",
  { rights: { by: "staff", write: "fields:write" }, audited: false },
  {
    fieldId: uuid("field_id").notNull(),
    home: text("home").notNull(),
    objectId: uuid("object_id"),
    slot: text("slot").notNull(),
    child: text("child"),
    childObjectId: uuid("child_object_id"),
    via: text("via"),
    uses: uuid("uses").array().notNull().default([]),
    definition: jsonb("definition").$type<unknown>().notNull(),
    /** Formulas of a record are worked out in this order. */
    rank: integer("rank").notNull().default(1),
    /** Transactions with a lower number may not know of it: existing records are worked out once they have ended. */
    since: bigint("since", { mode: "number" }),
    /** Works it out in the records that were there. */
    jobId: uuid("job_id"),
    value: text("value").generatedAlwaysAs(
      sql`app.compiled_value(home, child, child_object_id, via, slot, definition)`,
    ),
    counted: text("counted").generatedAlwaysAs(sql`app.compiled_part(child, child_object_id, via, definition)`),
  },
  (t) => [
    uniqueIndex("computed_fields_field").on(t.tenantId, t.fieldId),
    index("computed_fields_home").on(t.tenantId, t.home, t.objectId),
    index("computed_fields_child").on(t.tenantId, t.child).where(sql`child is not null`),
    check("computed_fields_home_known", sql`home in ('customers', 'deals', 'projects', 'tasks', 'records')`),
    foreignKey({
      name: "computed_fields_field_fk",
      columns: [t.tenantId, t.fieldId],
      foreignColumns: [fields.tenantId, fields.id],
    }).onDelete("cascade"),
  ],
);

/** Records of the agency's own objects; their values are in slots, as those of customers and deals are. */
export const records = tenantTable(
  "records",
  { rights: { by: "object" }, counts: "records" },
  {
    objectId: uuid("object_id").notNull(),
    name: text("name").notNull(),
    ownerId: uuid("owner_id"),
    territoryId: territoryId(),
    archivedAt: at("archived_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
    search: text("search").generatedAlwaysAs(sql`app.fold(name)`),
  },
  (t) => [
    foreignKey({
      name: "records_object_fk",
      columns: [t.tenantId, t.objectId],
      foreignColumns: [objects.tenantId, objects.id],
    }),
    foreignKey({
      name: "records_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "records_territory_fk",
      columns: [t.tenantId, t.territoryId],
      foreignColumns: [territories.tenantId, territories.id],
    }),
    index("records_territory").on(t.tenantId, t.territoryId),
    index("records_created").on(t.tenantId, t.objectId, t.createdAt, t.id).where(sql`archived_at is null`),
    index("records_updated").on(t.tenantId, t.objectId, t.updatedAt, t.id).where(sql`archived_at is null`),
    index("records_name")
      .on(t.tenantId, t.objectId, sql`name collate "tr-x-icu"`, t.id)
      .where(sql`archived_at is null`),
    index("records_owner").on(t.tenantId, t.ownerId, t.createdAt, t.id),
  ],
);
