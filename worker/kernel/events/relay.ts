import type { Ctx } from "../context.ts";
import type { Module } from "../module.ts";
import type { Consumer } from "./event.ts";

/** What queue and schedules need: all modules, and a way into a tenant. */
export type Relay = {
  modules: readonly Module[];
  /**
   * A context of the system in that tenant, or in none; null when there is no such tenant (any more). For a job: of who
   * asked for it, under the job's id as request id.
   */
  open(tenantId: string | null, depth?: number, job?: { id: string; asSystem: boolean }): Promise<Ctx | null>;
};

export function consumersFor(modules: readonly Module[], event: string): Consumer[] {
  return consumers(modules).filter((consumer) => consumer.on.includes("*") || consumer.on.includes(event));
}

export function consumers(modules: readonly Module[]): Consumer[] {
  return modules.flatMap((module) => module.consumers ?? []);
}
