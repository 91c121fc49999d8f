import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { ExportToken, WrittenFile } from "./contract.ts";
import { exportDownloaded } from "./events.ts";
import { fileFrom } from "./file-from.ts";
import * as exports from "./repository.ts";

/** Whoever knows the link: it was made by somebody who might. */
export const downloadByLink = command({
  name: "exports.download_by_link",
  summary: "Count a download of a file by its link",
  access: "public",
  elevated: true,
  input: ExportToken,
  output: WrittenFile,
  prepare: async ({ input }) => ({ hash: hashToken(input.token) }),
  read: ({ prepared: { hash } }) => ({ found: exports.linkedFile(hash) }),
  write: ({ prepared: { hash }, rows: { found } }) => ({
    counted: exports.countDownload(theOne(found).id),
    found: exports.linkedFile(hash),
  }),
  events: ({ rows: { found } }) => [exportDownloaded(theOne(found).id, "link")],
  result: ({ found }) => fileFrom(found),
});
