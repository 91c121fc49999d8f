import { DurableObject } from "cloudflare:workers";

/** The least a Worker can be, on its own or with the bindings of ours: what our start is measured against. */
export default { fetch: () => new Response("hello"), queue: () => undefined, scheduled: () => undefined };

export class Hub extends DurableObject {}
export class Quota extends DurableObject {}
