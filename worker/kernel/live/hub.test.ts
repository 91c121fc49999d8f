import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";

// The real objects in workerd, behind a Worker of a few lines: no binding is imitated.
const entry = `
  import { openLive } from "/worker/kernel/live/live.ts";
  import { take } from "/worker/kernel/quota/take.ts";
  export { Hub } from "/worker/kernel/live/hub.ts";
  export { Quota } from "/worker/kernel/quota/quota.ts";
  export default {
    async fetch(request, env) {
      const url = new URL(request.url);
      const live = openLive(env.HUB);
      const body = request.method === "POST" ? await request.json() : null;
      if (url.pathname === "/join") return live.join(url.searchParams.get("tenant"), request, { userId: url.searchParams.get("user"), sessionId: url.searchParams.get("session") });
      if (url.pathname === "/tell") await live.tell(body.tenant, body.topics);
      if (url.pathname === "/drop") await live.drop(body.tenant, body.who);
      if (url.pathname === "/take") return Response.json(await take(env.QUOTA, body.name, body.limit));
      return Response.json(null);
    },
  };`;

const AGAIN = '{"again":true}';
const X = '{"changed":["x"]}';

let miniflare: Miniflare;

beforeAll(async () => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      workers: [
        {
          name: "live",
          modules: [{ type: "ESModule", path: "live.mjs", contents: await bundle() }],
          compatibilityDate: "2026-10-01",
          durableObjects: {
            HUB: { className: "Hub", useSQLite: true },
            QUOTA: { className: "Quota", useSQLite: true },
          },
        },
      ],
    }),
  );
  await miniflare.ready;
}, 60_000);

afterAll(() => miniflare.dispose());

test("changes of a tenant reach its pages as one message, and no other tenant's", async () => {
  const [one, two, other] = await Promise.all([join("a"), join("a", "u2", "s2"), join("b")]);
  const started = Date.now();
  await Promise.all([tell("a", ["deals", "events"]), tell("a", ["customers", "events"])]);
  await one.until(1);
  expect(Date.now() - started).toBeLessThan(1000);
  await two.until(1);
  expect(one.heard).toEqual(['{"changed":["customers","deals","events"]}']);
  expect(two.heard).toEqual(one.heard);
  expect(other.heard).toEqual([]);
});

test("ping is answered; anything else ends the connection", async () => {
  const page = await join("c");
  page.socket.send("ping");
  await page.until(1);
  expect(page.heard).toEqual(["pong"]);
  page.socket.send("hello");
  expect(await page.closed).toBe(1008);
});

test("sign-out ends that session's pages at once, a role change that user's, and others stay", async () => {
  const [first, second, third, stranger] = await Promise.all([
    join("d", "u", "s1"),
    join("d", "u", "s2"),
    join("d", "u", "s3"),
    join("d", "v", "s4"),
  ]);
  await call("/drop", { tenant: "d", who: { sessionId: "s1" } });
  await call("/drop", { tenant: "d", who: { userId: "u", except: "s3" } });
  await tell("d", ["x"]);
  await Promise.all([third.until(1), stranger.until(1)]);
  expect([first, second, third, stranger].map(({ heard }) => heard)).toEqual([[AGAIN], [AGAIN], [X], [X]]);
  await call("/drop", { tenant: "d", who: "everyone" });
  await tell("d", ["x"]);
  await Promise.all([third.until(2), stranger.until(2)]);
  expect([first, second, third, stranger].map(({ heard }) => heard)).toEqual([
    [AGAIN],
    [AGAIN],
    [X, AGAIN],
    [X, AGAIN],
  ]);
});

test("a plain request is no page, and a viewer cannot be forged", async () => {
  const plain = await miniflare.dispatchFetch("http://x/join?tenant=a&user=u&session=s");
  expect(plain.status).toBe(426);
  const forged = await join("e", "u", "s1", { "x-viewer": '["s9","v"]' });
  await call("/drop", { tenant: "e", who: { sessionId: "s1" } });
  await forged.until(1);
  expect(forged.heard).toEqual([AGAIN]);
});

test("the counter holds in workerd too", async () => {
  const taken = (await Promise.all(Array.from({ length: 60 }, () => call("/take", { name: "k", limit: 40 })))) as {
    allowed: boolean;
  }[];
  expect(taken.filter(({ allowed }) => allowed)).toHaveLength(40);
});

async function join(tenant: string, user = "u1", session = "s1", headers: Record<string, string> = {}) {
  const answer = await miniflare.dispatchFetch(`http://x/join?tenant=${tenant}&user=${user}&session=${session}`, {
    headers: { Upgrade: "websocket", ...headers },
  });
  const socket = answer.webSocket;
  if (!socket) throw new Error(`No WebSocket: ${answer.status}`);
  const heard: string[] = [];
  const closed = new Promise<number>((done) => socket.addEventListener("close", (event) => done(event.code)));
  socket.addEventListener("message", (event) => void heard.push(String(event.data)));
  socket.accept();
  return {
    socket,
    heard,
    closed,
    until: (count: number) =>
      expect.poll(() => heard.length, { timeout: 3000, interval: 10 }).toBeGreaterThanOrEqual(count),
  };
}

function tell(tenant: string, topics: string[]) {
  return call("/tell", { tenant, topics });
}

async function call(path: string, body: unknown): Promise<unknown> {
  return (await miniflare.dispatchFetch(`http://x${path}`, { method: "POST", body: JSON.stringify(body) })).json();
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? "\0entry" : undefined),
        load: (id) => (id === "\0entry" ? entry : undefined),
      },
    ],
    build: { write: false, ssr: true, minify: false, rollupOptions: { input: "entry", external: /^cloudflare:/ } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !("output" in output)) throw new Error("Nothing was built");
  return output.output[0].code;
}
