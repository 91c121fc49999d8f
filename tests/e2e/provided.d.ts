import type { DemoInfo } from "../../local/seed/demo-info.ts";

declare module "vitest" {
  interface ProvidedContext {
    port: number;
    demo: DemoInfo;
    e2eOwnerUrl: string;
    e2eStatsUrl: string;
    e2eControlUrl: string;
    /** What the poisoned mail's event and its row are called. */
    poison: { eventId: string; mailId: string };
  }
}
