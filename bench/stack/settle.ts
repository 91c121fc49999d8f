import { setTimeout as sleep } from "node:timers/promises";
import type { Neon } from "../../local/neon/start-neon.ts";

/** Waits until what a Worker does after its answers is over: until no round trip came for a quarter of a second. */
export async function settle(neon: Neon): Promise<void> {
  for (let i = 0, before = -1, quiet = 0; i < 200 && quiet < 5; i++) {
    const trips = neon.trips();
    quiet = trips === before ? quiet + 1 : 0;
    before = trips;
    await sleep(50);
  }
}
