/** Calls `run` at the full minute, every minute, as Cloudflare's cron does. Returns what ends it. */
export function everyMinute(run: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
  };
  const tick = () => {
    // What the handler throws is in the Worker's own log.
    run().catch(() => undefined);
    next();
  };
  next();
  return () => clearTimeout(timer);
}
