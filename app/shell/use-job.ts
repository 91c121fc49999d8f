import type { OutputOf } from "#worker/kernel/context.ts";
import type { getJob } from "#worker/modules/jobs/index.ts";
import { useApi } from "./use-api.ts";

export type Job = OutputOf<typeof getJob>;

const FIRST_MS = 250;
const MOST_MS = 2000;

/** Follows a job until it is over; `tell` hears how far it is. Undefined when it cannot be asked for any more. */
export function useFollowJob(): (job: Job, tell: (job: Job) => void) => Promise<Job | undefined> {
  const api = useApi();
  return async (started, tell) => {
    let job = started;
    for (let pause = FIRST_MS; isOpen(job); pause = Math.min(MOST_MS, pause * 1.5)) {
      await new Promise((done) => setTimeout(done, pause));
      const { output, refused } = await api<Job>(`GET /jobs/${job.id}`, { quiet: true });
      // A lost connection comes back; the job goes on without us.
      if (refused && refused.status !== 0 && refused.status < 500) return undefined;
      if (output) job = output;
      tell(job);
    }
    return job;
  };
}

export function isOpen({ status }: Pick<Job, "status">): boolean {
  return status === "waiting" || status === "running";
}
