/** Where comments are made of the built-in kinds of records, by their table; own objects come under their names. */
export const COMMENTED = ["customers", "deals", "projects", "tasks"] as const;
export const COMMENT_LENGTH = 10_000;
/** The most people that are offered for a mention at once. */
export const MOST_OFFERED = 8;
/** Unread mentions are counted up to here. */
export const MENTION_CAP = 100;

/** Where a record's comments are shown. A task has no page of its own: the list finds it. */
export function addressOf(subject: string, id: string, name: string): string {
  switch (subject) {
    case "customers":
    case "deals":
    case "projects":
      return `/${subject}/${id}?comments`;
    case "tasks":
      return `/tasks?layout=list&q=${encodeURIComponent(name)}`;
    default:
      return `/objects/${subject}/${id}?comments`;
  }
}
