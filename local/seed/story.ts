import type { Agency, Person } from "./agencies.ts";
import { type Clock, iso } from "./clock.ts";
import { type Random, weighted } from "./corpus/index.ts";
import { idAt } from "./ids.ts";
import type { Row } from "./write.ts";

export type Member = Person & { id: string };
export type KnownCustomer = {
  id: string;
  kind: "person" | "company";
  name: string;
  createdAt: number;
  ownerId: string | null;
};
type Told = {
  at: number;
  by: string;
  name: string;
  subject: string;
  subjectId: string;
  customerId: string | null;
  payload?: Record<string, unknown>;
};

/** What one agency's year is made of while it is being thought up; nothing is written yet. */
export type Story = {
  agency: Agency;
  clock: Clock;
  r: Random;
  members: Member[];
  /** Someone who works on customers: most of it is done by the members. */
  worker(): Member;
  id(at: number): string;
  /** Rows in the order of writing; a table may come more than once. */
  rows: [table: string, rows: Row[]][];
  add(table: string, rows: Row[]): void;
  /** Remembers an event for the timeline. */
  tell(told: Told): void;
  /** When something last happened to the customer. */
  lastActivity(customerId: string): number | undefined;
};

export function tellStory(agency: Agency, members: Member[], clock: Clock, r: Random): Story {
  const story: Row[] = [];
  const rows: Story["rows"] = [];
  const latest = new Map<string, number>();
  const worker = weighted(
    members.filter(({ role }) => role !== "viewer").map((member) => [member, effort[member.role] ?? 0] as const),
  );
  const id = (at: number) => idAt(r, at);
  rows.push(["events", story]);
  return {
    agency,
    clock,
    r,
    members,
    rows,
    id,
    worker: () => worker(r),
    add: (table, more) => void (more.length > 0 && rows.splice(-1, 0, [table, more])),
    tell({ at, by, name, subject, subjectId, customerId, payload = {} }) {
      const when = iso(at);
      story.push({
        by,
        id: id(at),
        name,
        subject,
        subject_id: subjectId,
        customer_id: customerId,
        payload,
        actor_kind: "user",
        actor_id: by,
        depth: 0,
        created_at: when,
        dispatched_at: when,
      });
      if (customerId) latest.set(customerId, Math.max(at, latest.get(customerId) ?? 0));
    },
    lastActivity: (customerId) => latest.get(customerId),
  };
}

const effort: Record<string, number> = { owner: 10, manager: 20, member: 35 };
