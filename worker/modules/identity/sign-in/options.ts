export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** How long links in mails work. */
export const RESET_HOURS = 1;
export const INVITATION_DAYS = 7;

/** A session ends after so many days, and after so many without use (`app.enter` holds it to the second). */
export const SESSION_DAYS = 30;
export const IDLE_DAYS = 14;

/** Where the links in mails lead. The token is a path segment, which the log leaves out. */
export const resetPath = (token: string) => `/reset-password/${token}`;
export const invitationPath = (token: string) => `/invitation/${token}`;
