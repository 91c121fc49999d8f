/** Whose page listens. */
export type Viewer = { userId: string; sessionId: string };

/** Whose pages are closed: of one session, of one user (but for one session), of everybody. */
export type Dropped = { sessionId: string } | { userId: string; except?: string } | "everyone";

/** The header by which the Worker tells the hub who it is; whatever a browser sends under this name is left out. */
export const WHO = "x-viewer";
