import { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { KeptMail, ListMails } from "./contract.ts";
import * as mails from "./repository.ts";

/** On a laptop mail stays here; anywhere else there is no such page. */
export const listMails = query({
  name: "mail.list",
  summary: "Mails that were kept instead of sent, newest first",
  access: "operator",
  input: ListMails,
  output: z.array(KeptMail),
  read: ({ input, ctx }) => {
    if (!ctx.services.mailer.keeps) throw new Failure("not_found");
    return { found: mails.outbox(null, input.limit) };
  },
  result: ({ found }) => found.map((mail) => ({ ...mail, status: mail.status as "queued" })),
});
