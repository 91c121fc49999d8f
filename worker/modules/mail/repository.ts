import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { mails } from "./tables.ts";

/** What the body is sealed for. */
export const BODY = "mails.body";

/** Through a function: whoever causes a mail may not read any. */
export function insert(mail: { id: string; recipient: string; subject: string; template: string; body: string }) {
  return row(
    sql`select app.queue_mail(${mail.id}, ${mail.recipient}, ${mail.subject}, ${mail.template}, ${mail.body})`,
  );
}

/** Takes a mail to be sent; empty when it is sent, given up, or somebody else has it since less than five minutes. */
export function claim(id: string) {
  const free = or(isNull(mails.claimedAt), lt(mails.claimedAt, sql`now() - interval '5 minutes'`));
  return db
    .update(mails)
    .set({ claimedAt: sql`now()`, attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, id), eq(mails.status, "queued"), free))
    .returning({ id: mails.id, recipient: mails.recipient, subject: mails.subject, body: mails.body });
}

export function statusOf(id: string) {
  return db.select({ status: mails.status }).from(mails).where(eq(mails.id, id));
}

/** How sending went. What left or was given up needs its body no more, unless it is to be shown. */
export function settle(
  id: string,
  outcome: { status: "sent" | "failed" | "queued"; error: string | null; keepBody: boolean },
) {
  return db
    .update(mails)
    .set({
      status: outcome.status,
      error: outcome.error,
      claimedAt: null,
      ...(outcome.keepBody ? {} : { body: null }),
      ...(outcome.status === "sent" ? { sentAt: sql`now()` } : {}),
    })
    .where(and(eq(mails.id, id), eq(mails.status, "queued")));
}

type Kept = {
  tenantId: string;
  tenant: string;
  id: string;
  recipient: string;
  subject: string;
  template: string;
  status: string;
  error: string | null;
  body: string | null;
  createdAt: string;
  sentAt: string | null;
};

/** Mails of all tenants, newest first, or the one that is wanted with its sealed body. */
export function outbox(wanted: string | null, most: number) {
  return rows<Kept>(sql`select tenant_id as "tenantId", tenant, id, recipient, subject, template, status, error, body,
    created_at as "createdAt", sent_at as "sentAt" from app.outbox(${wanted}::uuid, ${most})`);
}
