import { eq, sql } from "drizzle-orm";
import { db } from "#worker/kernel/db/builder.ts";
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

export function one(id: string) {
  return db.select(shown).from(files).where(eq(files.id, id));
}

export function insert(file: Pick<typeof files.$inferInsert, "id" | "name" | "contentType" | "size" | "sha256">) {
  return db
    .insert(files)
    .values({ ...file, createdBy: sql`app.user_id()` as never })
    .returning(shown);
}
