/** How far a permission reaches: the actor's own rows, its teams' rows, those of its territories and its own, all rows. For rights without rows: `all`. */
export type Scope = "own" | "team" | "territory" | "all";

/** Whether whoever holds one reach sees all that the other does; a team and a territory are beside one another. */
export function covers(held: Scope, asked: Scope): boolean {
  const rank = { own: 1, team: 2, territory: 2, all: 3 };
  return held === asked || rank[held] > rank[asked];
}

/** Permission → scope, as a role or an API key holds it. What is absent is denied. */
export type Grants = Record<string, Scope>;

/**
 * Who acts, as `app.enter` found it from the credential. A discriminated union: code that cares about a user has to ask.
 * `portal` is reserved for the agency's own customers, who see nothing unless a table opts in.
 */
export type Actor =
  | { kind: "anonymous"; id: null; grants: Grants }
  | User
  | { kind: "api_key"; id: string; name: string; grants: Grants; touch: boolean }
  | { kind: "operator"; id: string; name: string; email: string; language: "tr" | "en"; grants: Grants }
  | { kind: "system"; id: null; grants: Grants };

export type User = {
  kind: "user";
  id: string;
  name: string;
  email: string;
  role: string;
  roleKey: string | null;
  roleId: string;
  language: "tr" | "en" | null;
  timeZone: string | null;
  pictureId: string | null;
  sessionId: string;
  grants: Grants;
  /** The session's last-seen mark is over five minutes old and should be renewed. */
  touch: boolean;
};

/**
 * What a request carries to prove who it is. Hashes are hex SHA-256 of the secret; a job, which only the queue's consumer
 * takes on, is known by its id and acts as who asked for it.
 */
export type Credential =
  | { kind: "none" }
  | { kind: "session"; hash: string }
  | { kind: "api_key"; hash: string }
  | { kind: "operator"; hash: string }
  | { kind: "job"; hash: string }
  | { kind: "system" };
