import { createHash } from "node:crypto";
import { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Files } from "#worker/kernel/files.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { fileRoutes, getFile, uploadFile } from "./index.ts";
import { MOST_BYTES } from "./options.ts";
import { sniffImage, typeOf } from "./sniff.ts";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("picture")]);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

let tenant: Fixture;
let other: Fixture;
let owner: Ctx;
/** Keys of the objects that are stored, to see what a failure leaves behind. */
let objects: Set<string>;

beforeAll(async () => {
  [tenant, other] = await Promise.all([freshTenant(), freshTenant()]);
  objects = new Set();
  const { files } = tenant.services as { files: Files };
  const { put, remove } = files;
  files.put = (tenantId, id, ...rest) => put(tenantId, id, ...rest).then(() => void objects.add(`${tenantId}/${id}`));
  files.remove = (tenantId, id) => remove(tenantId, id).then(() => void objects.delete(`${tenantId}/${id}`));
  owner = await tenant.as("owner");
});

describe("a file", () => {
  test("is kept with its row and comes back byte by byte, once", async () => {
    const sent = await post(owner, png, { name: "Şık fotoğraf.png", type: "text/html" });
    expect(sent.status).toBe(201);
    const file = (await sent.json()) as { id: string };
    expect(file).toMatchObject({
      name: "Şık fotoğraf.png",
      contentType: "image/png",
      size: png.length,
      sha256: createHash("sha256").update(png).digest("hex"),
    });
    expect(objects).toContain(`${tenant.tenant.id}/${file.id}`);
    expect(await owner.run(getFile, { id: file.id })).toEqual(file);

    const got = await get(owner, file.id);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(png.length),
      "content-disposition": `inline; filename="__k foto_raf.png"; filename*=UTF-8''%C5%9E%C4%B1k%20foto%C4%9Fraf.png`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=300",
    });
    const again = await get(owner, file.id, { "If-None-Match": got.headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test.each([
    ["logo.svg", "image/svg+xml", svg],
    ["fake.png", "image/png", svg],
    ["page.html", "text/html", Buffer.from("<script>alert(1)</script>")],
    ["x.js", "text/javascript", Buffer.from("alert(1)")],
  ])("that could run (%s) is only ever saved", async (name, type, body) => {
    const file = (await (await post(owner, body, { name, type })).json()) as { id: string };
    const { headers } = await get(owner, file.id);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  test("of another tenant, or of nobody, does not exist; the anonymous must sign in", async () => {
    const file = await uploadFile(owner, {
      name: "a.png",
      declaredType: "",
      body: new Response(png).body,
      length: null,
    });
    expect((await get(await other.as("owner"), file.id)).status).toBe(404);
    expect((await get(owner, owner.newId())).status).toBe(404);
    expect((await get(owner, "nonsense")).status).toBe(422);
    expect((await get(tenant.anonymous(), file.id)).status).toBe(401);
    await tenant.services.files.remove(tenant.tenant.id, file.id);
    expect((await get(owner, file.id)).status).toBe(404);
  });
});

describe("nothing is left behind", () => {
  test.each([
    ["anonymous", async () => tenant.anonymous(), 401],
    ["without the right", () => tenant.apiKey({}), 403],
  ])("when somebody is %s", async (_, as, status) => {
    const before = new Set(objects);
    expect((await post(await as(), png)).status).toBe(status);
    expect(objects).toEqual(before);
  });

  test.each([
    ["empty", Buffer.alloc(0), {}, 422],
    ["over 10 MB", Buffer.alloc(MOST_BYTES + 1), {}, 413],
    ["over 10 MB and says otherwise", Buffer.alloc(MOST_BYTES + 1), { length: "10" }, 413],
    ["without a name", png, { name: "" }, 422],
    ["named with a control character", png, { name: "a\0b" }, 422],
  ])("when it is %s", async (_, body, options, status) => {
    const before = new Set(objects);
    expect((await post(owner, body, options)).status).toBe(status);
    expect(objects).toEqual(before);
  });

  test("when the row cannot be written", async () => {
    const before = new Set(objects);
    await tenant.sql("alter table files add constraint no_more check (name <> 'refused.png') not valid");
    try {
      expect((await post(owner, png, { name: "refused.png" })).status).toBe(422);
    } finally {
      await tenant.sql("alter table files drop constraint no_more");
    }
    expect(objects).toEqual(before);
  });
});

test("exactly 10 MB is taken, and a path is no name", async () => {
  const sent = await post(owner, Buffer.alloc(MOST_BYTES, 1), { name: "C:\\fakepath\\..\\big.bin" });
  expect([sent.status, await sent.json()]).toMatchObject([
    201,
    { name: "big.bin", size: MOST_BYTES, contentType: "application/octet-stream" },
  ]);
});

test.each([
  ["ffd8ffe0", "image/jpeg"],
  ["474946383961", "image/gif"],
  ["524946460000000057454250", "image/webp"],
  ["524946460000000057415645", null],
  ["3c737667", null],
  ["", null],
])("bytes %s are %s", (hex, type) => {
  expect(sniffImage(Buffer.from(hex, "hex"))).toBe(type);
});

test.each([
  ["application/pdf", "application/pdf"],
  ["Text/CSV; charset=utf-8", "text/csv"],
  [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ],
  ["application/xhtml+xml", "application/octet-stream"],
  ["image/png", "application/octet-stream"],
  ["text/html", "application/octet-stream"],
  ["a\r\nb", "application/octet-stream"],
])("declared %j is kept as %s", (declared, kept) => {
  expect(typeOf(Buffer.from("PK"), declared)).toBe(kept);
});

function call(ctx: Ctx, path: string, init: RequestInit): Promise<Response> {
  return Promise.resolve(
    new Hono()
      .route(
        "/",
        fileRoutes(() => ctx),
      )
      .request(path, init),
  );
}

function post(
  ctx: Ctx,
  body: Buffer,
  { name = "a.png", type = "", length }: { name?: string; type?: string; length?: string } = {},
) {
  const headers = { ...(type ? { "Content-Type": type } : {}), ...(length ? { "Content-Length": length } : {}) };
  return call(ctx, `/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: "POST",
    body: new Uint8Array(body),
    headers,
  });
}

function get(ctx: Ctx, id: string, headers: Record<string, string> = {}) {
  return call(ctx, `/files/${id}`, { headers });
}
