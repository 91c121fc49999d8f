import { and, eq, sql } from "drizzle-orm";
import { db, rows } from "#worker/kernel/db/builder.ts";
import { files } from "./tables.ts";

const shown = {
  id: files.id,
  name: files.name,
  contentType: files.contentType,
  size: files.size,
  sha256: files.sha256,
  createdBy: files.createdBy,
  createdAt: files.createdAt,
};

/**
 * A file that was brought for a field is there for who sees the field and a record that holds it; until one does, for who
 * brought it; what an API key brought, nobody in person did. */
const mayOpen = sql`(files.field_id is null
  or ((files.created_by is null or files.created_by = app.user_id()) and app.file_holder(files.field_id, files.id) is null)
  or exists (select from list_values v join fields f on f.id = v.field_id
    where v.field_id = files.field_id and v.target_id = files.id and f.archived_at is null and not app.hides(f.hidden_from)))`;

export function one(id: string) {
  return db
    .select(shown)
    .from(files)
    .where(and(eq(files.id, id), mayOpen));
}

type NewFile = Pick<typeof files.$inferInsert, "id" | "name" | "contentType" | "size" | "sha256" | "fieldId">;

export function insert(file: NewFile) {
  return db
    .insert(files)
    .values({ ...file, createdBy: sql`app.user_id()` as never })
    .returning(shown);
}

/** Takes out files of fields that no record has held for a day, nor one in the trash: at most so many. */
export function removeUnheld(most: number) {
  return rows<{ id: string }>(sql`delete from ${files} where ${files.id} = any(array(select f.id from ${files} f
    where f.field_id is not null and f.created_at < now() - interval '1 day'
      and not exists (select from list_values v where v.field_id = f.field_id and v.target_id = f.id)
      and not exists (select from trash t where t.files <> '{}' and f.id = any(t.files)) limit ${most})) returning id`);
}
