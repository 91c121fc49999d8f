import type { Ctx } from "../context.ts";
import type { NewEvent } from "./new-event.ts";

export type { NewEvent };

export type Event = NewEvent & {
  id: string;
  customerId: string | null;
  payload: Record<string, unknown>;
  actorKind: string;
  actorId: string | null;
  depth: number;
  createdAt: string;
};

/**
 * What a module does when something happened elsewhere. Delivered at least once: `(event, consumer)` is booked in
 * `deliveries`, and the handler must bear a repeat. Throwing retries with back-off; the last try lands in dead letters.
 */
export type Consumer = {
  /** `<module>.<what it does>`, unique and stable: it is the delivery's key. */
  name: string;
  /** Event names, or `*` for all. */
  on: string[];
  /**
   * Runs at once while the event is handed out, neither booked nor retried: for what is quick, writes nothing and may
   * be lost or repeated, such as telling open pages.
   */
  fleeting?: true;
  handle(event: Event, ctx: Ctx): Promise<void>;
};

/** How many events may cause one another: the one of this depth is kept, but nobody hears of it any more. */
export const DEEPEST = 8;
