import { createRequire } from "node:module";
import { join } from "node:path";

/** Makes Miniflare start workerd through `workerd.sh`, so that no workerd outlives this process. Linux only. */
export function tieWorkerd(): void {
  if (process.platform !== "linux" || process.env.MINIFLARE_WORKERD_PATH) return;
  // The very workerd that Miniflare would take.
  const { default: path } = createRequire(createRequire(import.meta.url).resolve("miniflare"))("workerd") as {
    default: string;
  };
  process.env.LOCAL_WORKERD = path;
  process.env.MINIFLARE_WORKERD_PATH = join(import.meta.dirname, "workerd.sh");
}
