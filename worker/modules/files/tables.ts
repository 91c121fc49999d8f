import { sql } from "drizzle-orm";
import { index, integer, text, uuid } from "drizzle-orm/pg-core";
import { atNow, tenantTable } from "#worker/kernel/db/table.ts";

/** The row that owns an R2 object. The object's key is `<tenant>/<id>`. */
export const files = tenantTable(
  "files",
  { rights: { by: "staff", write: "files:write" } },
  {
    name: text("name").notNull(),
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    /** The field of the agency's own that it was brought for: who sees a record that holds it there sees the file. */
    fieldId: uuid("field_id"),
    createdBy: uuid("created_by"),
    createdAt: atNow("created_at"),
  },
  (t) => [
    index("files_created").on(t.tenantId, t.createdAt),
    index("files_field").on(t.tenantId, t.fieldId, t.createdAt).where(sql`field_id is not null`),
  ],
);
