import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";
import { createRequestHandler, RouterContextProvider } from "react-router";

const handler = createRequestHandler(() => import("virtual:react-router/server-build"), "production");
const app = new Hono<{Bindings: any}>();
app.get("/api/hello", (c) => c.json({ ok: true, host: c.req.header("host") }));
app.all("*", (c) => handler(c.req.raw, new RouterContextProvider()));
export class Hub extends DurableObject {}
export class Quota extends DurableObject {}
export default { fetch: app.fetch, async queue() {}, async scheduled() {} };
