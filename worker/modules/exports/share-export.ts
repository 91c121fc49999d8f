import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import { ExportLink, ShareExport } from "./contract.ts";
import { exportShared } from "./events.ts";
import * as exports from "./repository.ts";

export const shareExport = command({
  name: "exports.share",
  summary: "Make a link to the file that works without signing in, for some hours; the one before stops working",
  access: "export:read",
  route: "POST /exports/:id/link",
  shownOnce: true,
  input: ShareExport,
  output: ExportLink,
  prepare: async () => ({ token: newToken() }),
  write: ({ input: { id, hours }, prepared: { token } }) => ({
    ready: exports.mustBeReady(id),
    shared: exports.share(id, hashToken(token), hours),
  }),
  events: ({ input: { id, hours } }) => [exportShared(id, hours)],
  result: ({ shared }, { prepared: { token }, ctx }) => {
    if (!shared) throw new Failure("not_found");
    return { url: `${ctx.origin}/exports/file/${token}`, expiresAt: new Date(shared.expiresAt).toISOString() };
  },
});
