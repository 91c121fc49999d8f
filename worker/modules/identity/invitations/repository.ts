import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#worker/kernel/db/builder.ts";
import { tokens, users } from "../tables.ts";

const inviter = alias(users, "inviter");

/** A person who was invited and has not accepted yet. */
export function invited(userId: string, inviterId: string | null) {
  return db
    .select({ id: users.id, email: users.email, name: users.name, language: users.language, inviter: inviter.name })
    .from(users)
    .leftJoin(inviter, and(eq(inviter.tenantId, users.tenantId), eq(inviter.id, sql`${inviterId}::uuid`)))
    .where(and(eq(users.id, userId), eq(users.status, "invited"), isNull(users.passwordHash)));
}

export function isUnsent(eventId: string): SQL {
  return sql`not exists (select from ${tokens} where id = ${eventId})`;
}
