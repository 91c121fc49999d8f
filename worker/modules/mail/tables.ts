import { index, integer, text } from "drizzle-orm/pg-core";
import { at, atNow, tenantTable } from "#worker/kernel/db/table.ts";

/** Mail that we send. `body` is encrypted (it may hold a sign-in link) and emptied once sent, except on a laptop. */
export const mails = tenantTable(
  "mails",
  { rights: { by: "system" }, audited: false },
  {
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    template: text("template").notNull(),
    body: text("body"),
    status: text("status").notNull().default("queued").$type<"queued" | "sent" | "failed">(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    /** Somebody is sending it since then. */
    claimedAt: at("claimed_at"),
    createdAt: atNow("created_at"),
    sentAt: at("sent_at"),
  },
  (t) => [index("mails_created").on(t.tenantId, t.createdAt)],
);
