import type { Services } from "#worker/kernel/services.ts";

/** The runtime's services for suites in plain Node, where there are no bindings. What is sent is kept, to be looked at. */
export function testServices(): Services & {
  announced: { tenantId: string; eventId: string }[];
  told: string[];
  jobs: { tenantId: string; jobId: string }[];
} {
  const announced: { tenantId: string; eventId: string }[] = [];
  const told: string[] = [];
  const jobs: { tenantId: string; jobId: string }[] = [];
  const objects = new Map<string, { body: ArrayBuffer; contentType: string }>();
  return {
    announced,
    told,
    jobs,
    queues: {
      announce: async (tenantId, eventIds) =>
        void announced.push(...eventIds.map((eventId) => ({ tenantId, eventId }))),
      deliver: async () => undefined,
      enqueue: async () => undefined,
      runIn: async () => undefined,
      work: async (tenantId, jobId) => void jobs.push({ tenantId, jobId }),
    },
    live: {
      tell: async (_, topics) => void told.push(...topics),
      join: async () => new Response(null, { status: 426 }),
      drop: async () => undefined,
    },
    files: {
      put: async (tenantId, id, body, contentType) =>
        void objects.set(`${tenantId}/${id}`, { body: await new Response(body).arrayBuffer(), contentType }),
      get: async (tenantId, id) => {
        const found = objects.get(`${tenantId}/${id}`);
        return found
          ? {
              body: new Response(found.body).body as ReadableStream,
              contentType: found.contentType,
              size: found.body.byteLength,
              etag: id,
            }
          : null;
      },
      remove: async (tenantId, id) => {
        for (const one of [id].flat()) objects.delete(`${tenantId}/${one}`);
      },
    },
    secrets: {
      seal: async (_tenant, _place, text) => `sealed:${text}`,
      open: async (_tenant, _place, sealed) => sealed.replace(/^sealed:/, ""),
    },
    mailer: { keeps: true, from: "no-reply@mail.test", send: async () => undefined },
    forgetHost: async () => undefined,
  };
}
