/** The dashboard's cards, in order. */
export const CARDS = ["customers", "active_projects", "pipeline", "won", "tasks_today", "tasks_overdue"] as const;
export type CardKey = (typeof CARDS)[number];
