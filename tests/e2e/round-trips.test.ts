import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, api, ask, hostOf, type Json, signedIn, tripsOf } from "./product.ts";
import { staffPages } from "./site-map.ts";

const anka = hostOf("anka");
let owner: string;
let customer: Json;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
  customer = (await api("anka", "/customers", { body: { kind: "company", name: "Sınama Kırtasiye" } })).json();
});

describe("round trips, by the database's own count", () => {
  test.each(["/customers", "/customers?q=ay%C5%9Fe", "/deals", "/tasks", "/me"])(
    "one for a warm read of %s",
    async (path) => {
      expect(await tripsOf(() => api("anka", path, { cookie: owner }))).toBe(1);
    },
  );

  test("one for a single record, by session and by key", async () => {
    expect(await tripsOf(() => api("anka", `/customers/${customer.id}`, { cookie: owner }))).toBe(1);
    expect(await tripsOf(() => api("anka", `/customers/${customer.id}`))).toBe(1);
  });

  test("one for every page behind signing in", async () => {
    const cost: Record<string, number> = {};
    for (const path of await staffPages("anka")) {
      cost[path] = await tripsOf(() => read(anka, path, owner));
    }
    expect(Object.entries(cost).filter(([, count]) => count !== 1)).toEqual([]);
    expect(Object.keys(cost).length).toBeGreaterThan(2);
  });

  test.each([
    "/projects?layout=board&by=status",
    "/customers?layout=board&by=kind&filter[related][deals.customerId][status][in]=open",
    "/tasks?layout=calendar&by=dueAt",
    "/deals?layout=calendar&by=expectedClose&filter[or][0][status][in]=open&filter[or][1][related][customerId][province]=Ankara",
  ])("one for %s", async (path) => {
    expect(await tripsOf(() => read(anka, path, owner))).toBe(1);
  });

  test("at most two for a write", async () => {
    const create = () => api("anka", "/customers", { cookie: owner, body: { kind: "person", name: "Sayılan Kişi" } });
    expect(await tripsOf(create)).toBeLessThanOrEqual(2);
    const change = () => {
      const body = { name: `Sınama ${randomUUID()}` };
      return api("anka", `/customers/${customer.id}`, {
        method: "PATCH",
        cookie: owner,
        body,
        headers: { "If-Match": "*" },
      });
    };
    expect(await tripsOf(change)).toBeLessThanOrEqual(2);
    const keyed = () => {
      const headers = { "Idempotency-Key": randomUUID() };
      return api("anka", "/tasks", { cookie: owner, headers, body: { title: "Sayılan görev" } });
    };
    expect(await tripsOf(keyed)).toBeLessThanOrEqual(2);
  });
});

async function read(host: string, path: string, cookie: string): Promise<Answer> {
  const answer = await ask(host, path, { cookie });
  const { location } = answer.headers;
  if (location?.startsWith("/sign-in")) throw new Error(`${path} led to ${location}`);
  return answer;
}
