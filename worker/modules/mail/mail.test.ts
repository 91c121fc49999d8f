import { createHash, randomBytes } from "node:crypto";
import { beforeEach, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Event } from "#worker/kernel/events/event.ts";
import type { Mailer, OutgoingMail } from "#worker/kernel/mailer.ts";
import { openCtx } from "#worker/kernel/open.ts";
import { command } from "#worker/kernel/operation.ts";
import { openSecrets } from "#worker/kernel/secrets.ts";
import type { Services } from "#worker/kernel/services.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { listMails, openMail, queueMail } from "./index.ts";
import { openMailer } from "./open-mailer.ts";
import { sendOverHttp } from "./providers/http.ts";
import { renderMail } from "./render.ts";
import { sendMail } from "./send-mail.ts";

let tenant: Fixture;
let services: Services;
let left: OutgoingMail[];
let service: (mail: OutgoingMail) => Promise<void>;

beforeEach(async () => {
  tenant = await freshTenant();
  [left, service] = [[], async (mail) => void left.push(mail)];
  const mailer: Mailer = { keeps: false, from: "no-reply@mail.example", send: (mail) => service(mail) };
  services = { ...tenant.services, secrets: openSecrets(`1:${Buffer.alloc(32, 7).toString("base64")}`), mailer };
});

describe("a queued mail", () => {
  test("is sealed with the write that caused it, leaves once in the tenant's name, and its body is emptied", async () => {
    const id = await invite();
    const [before] = await stored();
    expect(before).toMatchObject({
      id,
      status: "queued",
      recipient: "ada@example.com",
      body: expect.stringMatching(/^v1\.1\./),
    });
    expect(JSON.stringify(before)).not.toContain("s3cret");
    // Whichever comes first sends it; the others find it claimed.
    await Promise.allSettled([deliver(id), deliver(id), deliver(id)]);
    await deliver(id);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({
      id,
      to: "ada@example.com",
      from: { name: "Test", email: "no-reply@mail.example" },
    });
    expect(left[0]?.html).toContain(`href="${link()}"`);
    expect(await stored()).toMatchObject([{ status: "sent", body: null, error: null, attempts: 1 }]);
  });

  test("does not exist when the write fails", async () => {
    await expect(invite({ fail: true })).rejects.toThrow();
    expect(await stored()).toEqual([]);
  });

  test("is tried again after an outage, under the same id, and given up when it is refused", async () => {
    const id = await invite();
    service = async () => Promise.reject(new Error("503"));
    await expect(deliver(id)).rejects.toThrow("503");
    expect(await stored()).toMatchObject([{ status: "queued", error: "503", attempts: 1, claimed_at: null }]);
    service = async (mail) => void left.push(mail);
    await deliver(id);
    expect(left.map((mail) => mail.id)).toEqual([id]);
    expect(await stored()).toMatchObject([{ status: "sent", attempts: 2 }]);

    const other = await invite();
    service = async () => Promise.reject(new Failure("invalid", "no such mailbox"));
    await deliver(other);
    await deliver(other);
    expect((await stored()).find((mail) => mail.id === other)).toMatchObject({
      status: "failed",
      attempts: 1,
      body: null,
      error: expect.stringContaining("no such mailbox"),
    });
  });

  test("that a dead Worker had claimed waits for the end of the claim", async () => {
    const id = await invite();
    await tenant.sql("update mails set claimed_at = now() where tenant_id = $1 and id = $2", [tenant.tenant.id, id]);
    await expect(deliver(id)).rejects.toMatchObject({ retryAfter: 310 });
    await tenant.sql("update mails set claimed_at = now() - interval '6 minutes' where id = $1", [id]);
    await deliver(id);
    expect(left).toHaveLength(1);
  });

  test("may not lead to another origin, nor be made by somebody anonymous", async () => {
    await expect(invite({ link: "https://evil.example/x" })).rejects.toThrow("leads elsewhere");
    await expect(context({ kind: "none" }).run(inviting, { link: link(), fail: false })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});

describe("the laptop's outbox", () => {
  test("shows an operator every mail, rendered; nobody else, and nowhere else", async () => {
    services = { ...services, mailer: openMailer({ LOCAL: "1" }) };
    const id = await invite();
    await deliver(id);
    const ctx = await operator();
    const mails = await ctx.run(listMails, {});
    expect(mails.find((mail) => mail.id === id)).toMatchObject({
      tenant: tenant.tenant.slug,
      status: "sent",
      recipient: "ada@example.com",
    });
    expect(JSON.stringify(mails)).not.toContain("s3cret");
    expect(await openMail(ctx, id)).toMatchObject({
      html: expect.stringContaining("s3cret"),
      text: expect.stringContaining(link()),
    });
    await expect(openMail(ctx, ctx.newId())).rejects.toMatchObject({ code: "not_found" });
    await expect((await owner()).run(listMails, {})).rejects.toMatchObject({ code: "forbidden" });
    services = { ...services, mailer: { keeps: false, from: "", send: async () => undefined } };
    await expect((await operator()).run(listMails, {})).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what is written", () => {
  const brand = {
    name: 'A&B "<i>"',
    colour: "#0f8b8d",
    radius: "medium",
    font: "inter",
    supportEmail: "a@b.example",
    legal: [
      { label: "<Terms>", url: "https://b.example/?a=1&b=2" },
      { label: "x", url: "javascript:alert(1)" },
    ],
  } as const;
  const mail = {
    template: "invitation",
    params: {
      inviter: "<script>Ada\r\nBcc: x@y.example",
      name: "İ'ş",
      link: "https://b.example/i?a=1&b=%22",
      days: 1234,
    },
  } as const;

  test("is escaped, in one line where it is a header, and complete in both languages", () => {
    for (const language of ["tr", "en"] as const) {
      const { html, subject, text } = renderMail(mail, { ...brand, legal: [...brand.legal] }, language);
      expect(html).not.toMatch(/<script>|<i>|<Terms>|javascript:/);
      expect(html).toContain(`lang="${language}"`);
      expect(html).toContain('href="https://b.example/?a=1&#38;b=2"');
      expect(html.match(/href="https:\/\/b\.example\/i\?a=1&#38;b=%22"/g)).toHaveLength(2);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).toContain("https://b.example/i?a=1&b=%22");
      expect(text).toContain("<Terms>: https://b.example/?a=1&b=2");
      expect(html + text + subject).not.toMatch(/\{\{|undefined|mail\./);
    }
    expect(
      renderMail(
        { template: "password_reset", params: { link: "https://b.example/", minutes: 30 } },
        { ...brand, legal: [] },
        "tr",
      ).text,
    ).toContain("30 dakika");
  });
});

describe("a mail service over HTTP", () => {
  const outgoing = {
    id: "0190",
    to: "ada@example.com",
    from: { name: 'A "B"\r\n', email: "x@mail.example" },
    subject: "S",
    html: "<p>",
    text: "t",
  };
  const answering = (status: number) => {
    const calls: [string, RequestInit][] = [];
    const post = (async (url: string, init: RequestInit) => {
      calls.push([url, init]);
      return new Response("said", { status });
    }) as unknown as typeof fetch;
    return { calls, post };
  };

  test("gets one JSON document and an idempotency key", async () => {
    const { calls, post } = answering(200);
    await sendOverHttp({ url: "https://mail.example/emails", key: "k" }, outgoing, post);
    const [[url, init] = ["", {}]] = calls;
    expect(url).toBe("https://mail.example/emails");
    expect(init.headers).toMatchObject({ Authorization: "Bearer k", "Idempotency-Key": "0190" });
    expect(JSON.parse(String(init.body))).toEqual({
      from: '"A \\"B\\" " <x@mail.example>',
      to: ["ada@example.com"],
      subject: "S",
      html: "<p>",
      text: "t",
    });
  });

  test.each([
    [422, true],
    [400, true],
    [401, false],
    [429, false],
    [500, false],
  ])("that answers %d: final %s", async (status, final) => {
    const failed = sendOverHttp({ url: "https://mail.example", key: "k" }, outgoing, answering(status).post);
    expect(await failed.catch((error: unknown) => error instanceof Failure)).toBe(final);
  });

  test("that is not set up says so", async () => {
    await expect(openMailer({ MAIL_FROM: "a@b.example" }).send(outgoing)).rejects.toThrow("No mail service is set up");
    await expect(openMailer({}).send(outgoing)).rejects.toThrow("MAIL_FROM");
  });
});

const inviting = command({
  name: "test.invite",
  summary: "Invite",
  access: "staff",
  input: z.object({ link: z.string(), fail: z.boolean() }),
  output: z.object({ id: z.string() }),
  prepare: ({ ctx, input }) =>
    queueMail(ctx, {
      to: "ada@example.com",
      language: "tr",
      template: "invitation",
      params: { inviter: "Can", link: input.link, days: 7 },
    }),
  write: ({ prepared, input }) => ({ mail: prepared.statement, ...(input.fail ? { again: prepared.statement } : {}) }),
  events: ({ prepared }) => [prepared.event],
  result: (_, { prepared }) => ({ id: prepared.id }),
});

async function invite({ fail = false, link: to = link() } = {}): Promise<string> {
  return (await (await owner()).run(inviting, { link: to, fail })).id;
}

function link(): string {
  return `https://${tenant.tenant.host}/invitation?token=s3cret`;
}

function deliver(id: string): Promise<void> {
  return sendMail.handle({ subjectId: id } as Event, context({ kind: "system" }));
}

async function owner(): Promise<Ctx> {
  return context((await tenant.as("owner")).credential);
}

async function operator(): Promise<Ctx> {
  const hash = createHash("sha256").update(randomBytes(32)).digest("hex");
  await tenant.sql(
    "with o as (insert into operators (id, email, name, password_hash) values (uuidv7(), $1, 'Op', 'none') returning id) insert into operator_sessions (id, operator_id, token_hash, expires_at) select uuidv7(), id, $1, now() + interval '1 hour' from o",
    [hash],
  );
  return context({ kind: "operator", hash }, null);
}

function context(credential: Ctx["credential"], inside: Fixture["tenant"] | null = tenant.tenant): Ctx {
  return openCtx({
    origin: `https://${tenant.tenant.host}`,
    tenant: inside,
    credential,
    database: { url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") },
    services,
    later: (work) => void work.catch(() => undefined),
  });
}

function stored() {
  return tenant.sql<Record<string, unknown>>("select * from mails where tenant_id = $1 order by id", [
    tenant.tenant.id,
  ]);
}
