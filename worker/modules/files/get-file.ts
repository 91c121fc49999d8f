import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { FileId, StoredFile } from "./contract.ts";
import * as files from "./repository.ts";

export const getFile = query({
  name: "files.get",
  summary: "What is known of a file; its content is at /files/{id}",
  access: "staff",
  route: "GET /files/:id",
  input: FileId,
  output: StoredFile,
  read: ({ input }) => ({ found: files.one(input.id) }),
  result: ({ found }) => theOne(found),
});
