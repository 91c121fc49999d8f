import { beforeAll, describe, expect, it } from "vitest";
import { getDeal, winDeal } from "#worker/modules/pipeline/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { getQuote, reviseQuote, sendQuote } from "../index.ts";
import { quoteTenant, tokenOf } from "../quotes.fixture.ts";
import { acceptByLink } from "./accept-by-link.ts";
import { declineByLink } from "./decline-by-link.ts";
import { viewByLink } from "./view-by-link.ts";

let given: Awaited<ReturnType<typeof quoteTenant>>;
let ctx: typeof given.ctx;
let guest: typeof given.ctx;
beforeAll(async () => {
  given = await quoteTenant();
  ({ ctx } = given);
  guest = given.t.open({ kind: "none" }, { ip: "203.0.113.7", userAgent: "Firefox/140" });
});

const yes = { name: "Deniz Yücel", consent: true } as const;

describe("by its link a quote", () => {
  it("is read by anybody who has it, without what is the agency's own", async () => {
    const { id, token, quote } = await given.sent();
    const seen = await guest.run(viewByLink, { token });
    expect(seen).toMatchObject({
      number: quote.number,
      status: "sent",
      totalMinor: quote.totalMinor,
      seller: { name: "Test" },
      buyer: { name: "Yücel Mimarlık", taxNumber: "4810058590", taxOffice: "Konak" },
    });
    const text = JSON.stringify(seen);
    for (const secret of ["listMinor", "effectiveBp", "decision", id, given.customerId, "requested"])
      expect(text).not.toContain(secret);
  });

  it("counts how often it is read, and tells the first time only", async () => {
    const { id, token } = await given.sent();
    await guest.run(viewByLink, { token });
    const { firstViewedAt, version } = await ctx.run(getQuote, { id });
    await guest.run(viewByLink, { token });
    expect(await ctx.run(getQuote, { id })).toMatchObject({ views: 2, firstViewedAt, version });
    expect((await given.eventsOf(id)).filter((name) => name === "quotes.viewed")).toHaveLength(1);
  });

  it("keeps both sides as they were when it was sent", async () => {
    const { token } = await given.sent();
    await given.t.sql("update customers set name = 'Başka Ad' where id = $1", [given.customerId]);
    expect(await guest.run(viewByLink, { token })).toMatchObject({ buyer: { name: "Yücel Mimarlık" } });
    await given.t.sql("update customers set name = 'Yücel Mimarlık' where id = $1", [given.customerId]);
  });

  it("is nobody else's: a wrong, a revoked and another tenant's link are all the same", async () => {
    const { id, token } = await given.sent();
    const stranger = (await freshTenant()).anonymous();
    await ctx.run(reviseQuote, { id });
    for (const [by, wrong] of [
      [guest, token],
      [guest, "A".repeat(43)],
      [stranger, (await given.sent()).token],
    ] as const) {
      await expect(by.run(viewByLink, { token: wrong })).rejects.toMatchObject({ code: "not_found" });
      await expect(by.run(acceptByLink, { token: wrong, ...yes })).rejects.toMatchObject({ code: "not_found" });
      await expect(by.run(declineByLink, { token: wrong })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("accepting", () => {
  it("keeps who, when and from where; the deal is worth what was accepted, and is not won by it", async () => {
    const deal = await given.deal({ currency: "EUR" });
    const { id, token } = await given.sent({ dealId: deal.id, discountBp: 1000 });
    await expect(guest.run(acceptByLink, { token, name: "x", consent: false as never })).rejects.toMatchObject({
      fields: [{ path: "consent" }],
    });
    expect(await guest.run(acceptByLink, { token, ...yes })).toMatchObject({
      status: "accepted",
      answeredName: "Deniz Yücel",
    });
    expect(await ctx.run(getQuote, { id })).toMatchObject({
      status: "accepted",
      answeredName: "Deniz Yücel",
      answeredIp: "203.0.113.7",
      answeredAgent: "Firefox/140",
    });
    expect(await ctx.run(getDeal, { id: deal.id })).toMatchObject({
      status: "open",
      amountMinor: 18_000_00,
      currency: "TRY",
    });
    await expect(ctx.run(reviseQuote, { id })).rejects.toMatchObject({ reason: "quotes.not_revisable" });
  });

  it("changes nothing the second time, and happens once for many at once", async () => {
    const { id, token } = await given.sent();
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => guest.run(acceptByLink, { token, name: `Kişi ${i}`, consent: true })),
    );
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ reason: "quotes.answered" });
    const first = await ctx.run(getQuote, { id });
    expect(first.status).toBe("accepted");
    await guest.run(acceptByLink, { token, name: "Sonra gelen", consent: true });
    expect(await ctx.run(getQuote, { id })).toMatchObject({
      answeredName: first.answeredName,
      answeredAt: first.answeredAt,
    });
    expect((await given.eventsOf(id)).filter((name) => name === "quotes.accepted")).toHaveLength(1);
    await expect(guest.run(declineByLink, { token })).rejects.toMatchObject({ reason: "quotes.answered" });
  });

  it("ends with the last day, and with a declining", async () => {
    const over = await given.sent();
    await given.t.sql("update quotes set valid_until = current_date - 2 where id = $1", [over.id]);
    expect(await guest.run(viewByLink, { token: over.token })).toMatchObject({ status: "expired" });
    await expect(guest.run(acceptByLink, { token: over.token, ...yes })).rejects.toMatchObject({
      reason: "quotes.over",
    });
    const { id, token } = await given.sent();
    expect(await guest.run(declineByLink, { token, note: "Pahalı" })).toMatchObject({ status: "declined" });
    await guest.run(declineByLink, { token, note: "Yine" });
    expect(await ctx.run(getQuote, { id })).toMatchObject({ answerNote: "Pahalı" });
    await expect(guest.run(acceptByLink, { token, ...yes })).rejects.toMatchObject({ reason: "quotes.answered" });
  });

  it("leaves a deal that is decided as it is", async () => {
    const deal = await given.deal();
    const { token } = await given.sent({ dealId: deal.id });
    await ctx.run(winDeal, { id: deal.id });
    await guest.run(acceptByLink, { token, ...yes });
    expect(await ctx.run(getDeal, { id: deal.id })).toMatchObject({ status: "won", amountMinor: 1 });
  });

  it("and revising at once: one wins", async () => {
    for (let i = 0; i < 5; i++) {
      const { id, token } = await given.sent();
      const [accepted, revised] = await Promise.allSettled([
        guest.run(acceptByLink, { token, ...yes }),
        ctx.run(reviseQuote, { id }),
      ]);
      expect([accepted.status, revised.status].sort()).toEqual(["fulfilled", "rejected"]);
    }
  });

  it("of a version works by that version's link", async () => {
    const { id } = await given.sent();
    const next = await ctx.run(reviseQuote, { id });
    await ctx.run(sendQuote, { id: next.id, mail: false });
    expect(await guest.run(acceptByLink, { token: await tokenOf(ctx, next.id), ...yes })).toMatchObject({
      revision: 2,
    });
  });
});
