import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Job, Outcome } from "./job.ts";

export type Load = { run(job: Job): Promise<Outcome>; stop(): void };

/** Starts the process that sends requests. Fails with the first wrong answer of a job. */
export function startLoad(): Load {
  const child = fork(join(import.meta.dirname, "generator.ts"));
  return {
    async run(job) {
      child.send(job);
      const [outcome] = (await once(child, "message")) as [Outcome];
      if (outcome.failure) throw new Error(outcome.failure);
      return outcome;
    },
    stop: () => void child.kill(),
  };
}
