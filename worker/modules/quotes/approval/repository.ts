import { sql } from "drizzle-orm";
import * as quotes from "../repository.ts";

export function ask(id: string, note: string | null) {
  return quotes.set(id, {
    status: "waiting",
    requestedBy: sql`app.user_id()`,
    requestedAt: sql`now()`,
    requestNote: note,
    ...{ decision: null, decidedBy: null, decidedAt: null, decisionNote: null },
  });
}

export function decide(id: string, decision: "approved" | "rejected", note: string | null) {
  return quotes.set(id, {
    status: decision === "approved" ? "approved" : "draft",
    decision,
    decidedBy: sql`app.user_id()`,
    decidedAt: sql`now()`,
    decisionNote: note,
  });
}
