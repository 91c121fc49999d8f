/** Levels of the tree, the topmost counted. */
export const MOST_LEVELS = 6;
export const MOST_TERRITORIES = 1000;

export const MEMBER_ROLES = ["owner", "member"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What a customer has to be, beside where; all of it must hold. A field of the agency's own holds one of these, or lies between. */
export type Rules = {
  kinds?: ("person" | "company")[] | undefined;
  sources?: string[] | undefined;
  fields?: { key: string; in?: string[] | undefined; from?: number | undefined; to?: number | undefined }[] | undefined;
};

/** Records moved at once with the change; more are moved by a job. */
export const MOVED_AT_ONCE = 2000;
