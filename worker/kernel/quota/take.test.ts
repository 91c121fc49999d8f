import { describe, expect, test } from "vitest";
import { take } from "./take.ts";
import { chunkOf, leaseFrom, WINDOW_MS, type Window } from "./window.ts";

/** The object's half, with a trip's delay. Each test names its own counter: the isolate's memory is shared. */
function counter(limit: number, clock: () => number) {
  let window: Window | undefined;
  const seen = { calls: 0, leased: 0 };
  const lease = async (want: number) => {
    seen.calls += 1;
    await new Promise((done) => setTimeout(done, 1));
    const answer = leaseFrom(window, limit, want, clock());
    window = answer.window;
    seen.leased += answer.lease.left;
    return answer.lease;
  };
  const quota = {
    idFromName: (name: string) => name,
    get: () => ({ lease: (_: number, want: number) => lease(want) }),
  } as unknown as DurableObjectNamespace;
  return { quota, seen };
}

const noon = 1_000_000 * WINDOW_MS;

test("exactly the limit is let through, in few calls", async () => {
  const { quota, seen } = counter(600, () => noon);
  let allowed = 0;
  for (let i = 0; i < 700; i++) if ((await take(quota, "few", 600, noon)).allowed) allowed += 1;
  expect(allowed).toBe(600);
  expect(seen.calls).toBeLessThanOrEqual(21);
});

test.each([1, 3, 20, 50, 600])(
  "a limit of %d holds when hundreds come at once, and a later window starts anew",
  async (limit) => {
    let now = noon;
    const { quota, seen } = counter(limit, () => now);
    for (const minute of [0, 1]) {
      now = noon + minute * WINDOW_MS;
      seen.leased = 0;
      const taken = await Promise.all(
        Array.from({ length: limit * 2 + 100 }, () => take(quota, `at once ${limit}`, limit, now)),
      );
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(limit);
      expect(seen.leased).toBe(limit);
    }
  },
);

test("many isolates together never pass the limit", () => {
  let window: Window | undefined;
  let given = 0;
  for (let i = 0; i < 1000; i++) {
    const answer = leaseFrom(window, 100, 1 + (i % 9), noon + i * 50);
    window = answer.window;
    given += answer.lease.left;
    expect(given).toBe(100 - answer.lease.rest);
  }
  expect(given).toBe(100);
});

test("what is answered: what is left and when it starts again", async () => {
  const now = noon + 12_345;
  const { quota } = counter(40, () => now);
  expect(await take(quota, "answer", 40, now)).toEqual({ allowed: true, limit: 40, remaining: 39, resetSeconds: 48 });
  const all = await Promise.all(Array.from({ length: 40 }, () => take(quota, "answer", 40, now)));
  expect(all.at(-1)).toEqual({ allowed: false, limit: 40, remaining: 0, resetSeconds: 48 });
});

test("an object that cannot be reached lets requests through", async () => {
  const broken = { idFromName: String, get: () => ({ lease: () => Promise.reject(new Error("gone")) }) };
  expect(await take(broken as unknown as DurableObjectNamespace, "broken", 10, noon)).toMatchObject({ allowed: true });
});

describe("windows", () => {
  test("a clock that steps back does not open a window twice", () => {
    const { window } = leaseFrom({ start: noon, used: 10 }, 10, 1, noon - 5000);
    expect(window).toEqual({ start: noon, used: 10 });
  });

  test("a lower limit than was given out gives nothing", () => {
    expect(leaseFrom({ start: noon, used: 50 }, 10, 5, noon).lease).toEqual({
      left: 0,
      rest: 0,
      until: noon + WINDOW_MS,
    });
  });

  test("chunks are a twentieth, at least one", () => {
    expect([1, 19, 20, 600].map(chunkOf)).toEqual([1, 1, 1, 30]);
  });
});

test("a request within a lease asks nobody", async () => {
  const limit = 10_000_000;
  const { quota, seen } = counter(limit, () => noon);
  for (let i = 0; i < 20_000; i++) await take(quota, "fast", limit, noon);
  expect(seen.calls).toBe(1);
});
