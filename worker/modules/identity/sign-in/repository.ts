import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { sessions, tokens, users } from "../tables.ts";
import { INVITATION_DAYS, RESET_HOURS, SESSION_DAYS } from "./options.ts";

type Purpose = "invitation" | "password_reset";

const LIFE = { invitation: `${INVITATION_DAYS} days`, password_reset: `${RESET_HOURS} hours` };

const account = {
  id: users.id,
  email: users.email,
  name: users.name,
  language: users.language,
  passwordHash: users.passwordHash,
};

/** The account that may sign in with this e-mail. Invited and suspended people have none. */
export function activeByEmail(email: string) {
  return db
    .select(account)
    .from(users)
    .where(and(eq(users.email, email), eq(users.status, "active")));
}

export function activeSelf() {
  return db.select(account).from(users).where(eq(users.id, sql`app.user_id()`));
}

/** Whom an unused token is for, if it still holds. Redeeming is another matter. */
export function byToken(hash: string, purpose: Purpose) {
  const usable = and(
    eq(tokens.tokenHash, hash),
    eq(tokens.purpose, purpose),
    isNull(tokens.usedAt),
    sql`${tokens.expiresAt} > now()`,
  );
  const status = purpose === "invitation" ? "invited" : "active";
  return db
    .select(account)
    .from(tokens)
    .innerJoin(users, and(eq(users.tenantId, tokens.tenantId), eq(users.id, tokens.userId), eq(users.status, status)))
    .where(usable);
}

/** From here on the audit log says that this person acts. For the system, once it knows with whom it deals. */
export function actFor(userId: string) {
  return row(sql`select app.act_for(${userId})`);
}

/** The same for whoever holds the session, if anybody does. */
export function actForHolder(tokenHash: string) {
  return row(sql`select app.act_for((select user_id from ${sessions} where token_hash = ${tokenHash}))`);
}

export type NewSession = { id: string; tokenHash: string; ip: string; userAgent: string };

/** Opens a session unless the account was changed since it was looked at; no row then. */
export function openSession(userId: string, passwordHash: string, { id, tokenHash, ip, userAgent }: NewSession) {
  return rows<{ expiresAt: string }>(sql`
    insert into ${sessions} (id, user_id, token_hash, ip, user_agent, expires_at)
    select ${id}, id, ${tokenHash}, nullif(${ip}, ''), nullif(${userAgent}, ''), now() + make_interval(days => ${SESSION_DAYS})
      from ${users} where id = ${userId} and status = 'active' and password_hash = ${passwordHash} for update
    returning to_jsonb(expires_at) #>> '{}' as "expiresAt"`);
}

type Language = "tr" | "en" | undefined;

/** What a person chose stays; `language` is for who never chose one. */
const unlessChosen = (language: Language) =>
  language ? { language: sql<"tr" | "en">`coalesce(${users.language}, ${language})` } : {};

type News = { renewed: string | undefined; language: Language };

/** Marks the person as seen, keeps a costlier hash of the same password, and the language of who never chose one. */
export function signedIn(userId: string, passwordHash: string, { renewed, language }: News) {
  return db
    .update(users)
    .set({ lastSeenAt: sql`now()`, ...(renewed ? { passwordHash: renewed } : {}), ...unlessChosen(language) })
    .where(and(eq(users.id, userId), eq(users.passwordHash, passwordHash)));
}

export function closeSession(tokenHash: string) {
  return db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
}

/** A new link; those of the same purpose that are still unused end with it. */
export function issueToken(id: string, userId: string, purpose: Purpose, tokenHash: string) {
  return {
    ended: db
      .update(tokens)
      .set({ usedAt: sql`now()` })
      .where(and(eq(tokens.userId, userId), eq(tokens.purpose, purpose), isNull(tokens.usedAt), ne(tokens.id, id))),
    issued: db
      .insert(tokens)
      .values({ id, userId, purpose, tokenHash, expiresAt: sql`now() + ${LIFE[purpose]}::interval` as never }),
  };
}

/** Uses up a link, or raises 409: the second of two waits here for the first. */
export function redeem(tokenHash: string, purpose: Purpose, userId: string) {
  return row(sql`select app.redeem(${tokenHash}, ${purpose}, ${userId})`);
}

/** Ends a person's sessions and all open links. */
export function endAccess(userId: string) {
  return row<{ userId: string }>(sql`select ${userId}::uuid as "userId", app.end_access(${userId}, null)`);
}

/** The acting user's, but the session with the hash `keep`. */
export function endOwnOtherSessions(keep: string | null) {
  return row<{ userId: string }>(sql`select app.user_id() as "userId", app.end_access(app.user_id(), ${keep})`);
}

export function setPassword(userId: string, passwordHash: string) {
  return db.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

export function setOwnPassword(seen: string, passwordHash: string) {
  return row(sql`select app.set_own_password(${seen}, ${passwordHash})`);
}

/** Makes an invited person one of the staff. */
export function activate(
  userId: string,
  passwordHash: string,
  { name, language }: { name: string | undefined; language: Language },
) {
  return db
    .update(users)
    .set({ status: "active", passwordHash, ...(name ? { name } : {}), ...unlessChosen(language) })
    .where(and(eq(users.id, userId), eq(users.status, "invited")));
}
