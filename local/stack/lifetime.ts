export type Lifetime = {
  /** Remembers how to stop something; the last started is stopped first. */
  onStop(stop: () => unknown): void;
  /** Stops everything and ends the process. */
  end(code: number): Promise<never>;
};

/** Runs `main` until Ctrl-C or SIGTERM, then stops what it started. What it throws is said in one line. */
export async function untilStopped(main: (lifetime: Lifetime) => Promise<void>): Promise<void> {
  const stops: (() => unknown)[] = [];
  let ending: Promise<never> | undefined;
  const end = (code: number) => (ending ??= stopAll(stops).then(() => process.exit(code)));
  onlyWe(() => end(0));
  // Keeps the process, whatever has ended by itself.
  const alive = setInterval(() => undefined, 3_600_000);
  stops.push(() => clearInterval(alive));
  try {
    await main({ onStop: (stop) => stops.push(stop), end });
  } catch (error) {
    // Stopping in the middle of a start makes the step under way fail; that is no news.
    if (!ending) console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}

/** Libraries that end the process on a signal (Miniflare's exit hook) would cut our own stopping short. */
function onlyWe(stop: () => void): void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  process.on("newListener", (event: string | symbol, listener: () => void) => {
    if (signals.includes(String(event))) process.nextTick(() => process.off(event, listener));
  });
}

async function stopAll(stops: (() => unknown)[]): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    try {
      await stop();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
}
