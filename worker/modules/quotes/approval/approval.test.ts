import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createProduct } from "#worker/modules/products/index.ts";
import {
  approveQuote,
  getQuote,
  rejectQuote,
  requestApproval,
  reviseQuote,
  sendQuote,
  updateQuote,
  updateQuoteSettings,
} from "../index.ts";
import { quoteTenant } from "../quotes.fixture.ts";

let given: Awaited<ReturnType<typeof quoteTenant>>;
let ctx: typeof given.ctx;
let write: typeof given.write;
let manager: { id: string; ctx: Ctx };
let other: { id: string; ctx: Ctx };
beforeAll(async () => {
  given = await quoteTenant();
  ({ ctx, write } = given);
  await ctx.run(updateQuoteSettings, { approvalAboveBp: 1000 });
  manager = await given.t.newUser("manager");
  other = await given.t.newUser("manager");
});

const refusal = (reason: string) => ({ code: "conflict", reason: `quotes.${reason}` });
const send = (id: string, by = ctx) => by.run(sendQuote, { id, mail: false });

describe("a discount", () => {
  it("up to the limit goes out by itself, and asks nobody", async () => {
    const { id, needsApproval } = await write({ discountBp: 1000 });
    expect(needsApproval).toBe(false);
    await expect(ctx.run(requestApproval, { id })).rejects.toMatchObject(refusal("needs_no_approval"));
    expect((await send(id)).status).toBe("sent");
  });

  it("above it waits until somebody else approves", async () => {
    const { id, needsApproval } = await write({ discountBp: 1001 });
    expect(needsApproval).toBe(true);
    await expect(send(id)).rejects.toMatchObject(refusal("needs_approval"));
    await expect(manager.ctx.run(approveQuote, { id })).rejects.toMatchObject(refusal("not_waiting"));
    expect(await ctx.run(requestApproval, { id, note: "Eski müşteri" })).toMatchObject({
      status: "waiting",
      requestNote: "Eski müşteri",
      mine: true,
    });
    await expect(send(id)).rejects.toMatchObject(refusal("not_draft"));
    await expect(ctx.run(approveQuote, { id })).rejects.toMatchObject(refusal("own_discount"));
    expect(await manager.ctx.run(approveQuote, { id, note: "Olur" })).toMatchObject({
      status: "approved",
      decision: "approved",
      decisionNote: "Olur",
      mine: false,
      needsApproval: false,
    });
    expect((await send(id)).status).toBe("sent");
    expect(await given.eventsOf(id)).toEqual([
      "quotes.created",
      "quotes.approval_requested",
      "quotes.approved",
      "quotes.sent",
    ]);
  });

  it("that is refused is a draft again, with the reason", async () => {
    const { id } = await write({ discountBp: 5000 });
    await ctx.run(requestApproval, { id });
    await expect(manager.ctx.run(rejectQuote, { id, note: "" })).rejects.toMatchObject({ code: "invalid" });
    expect(await manager.ctx.run(rejectQuote, { id, note: "Çok fazla" })).toMatchObject({
      status: "draft",
      decision: "rejected",
      decisionNote: "Çok fazla",
    });
    await expect(send(id)).rejects.toMatchObject(refusal("needs_approval"));
    expect(await ctx.run(requestApproval, { id })).toMatchObject({ status: "waiting", decision: null });
  });

  it("cannot hide in a lower unit price, in lines, or in one line among many", async () => {
    const { id: productId } = await ctx.run(createProduct, { name: "SEO", priceMinor: 1_000_00 });
    for (const lines of [
      [{ productId, unitPriceMinor: 899_99 }],
      [{ productId, discountMinor: 100_01 }],
      [{ productId, unitPriceMinor: 949_99, discountBp: 600 }],
    ])
      expect(await write({ lines })).toMatchObject({ needsApproval: true });
    expect(await write({ lines: [{ productId, unitPriceMinor: 900_00 }] })).toMatchObject({ needsApproval: false });
    // A dearer line makes up for no cheaper one.
    const lines = [
      { productId, unitPriceMinor: 2_000_00 },
      { productId, unitPriceMinor: 1_00 },
    ];
    expect(await write({ lines })).toMatchObject({ effectiveBp: 3330, needsApproval: true });
  });
});

describe("an approval", () => {
  const approved = async () => {
    const { id } = await write({ discountBp: 2000 });
    await ctx.run(requestApproval, { id });
    await manager.ctx.run(approveQuote, { id });
    return id;
  };

  it.each([{ discountBp: 2001 }, { lines: [{ name: "x", unitPriceMinor: 5 }] }, { priceListId: null }])(
    "is gone once %j changes",
    async (change) => {
      const id = await approved();
      await ctx.run(updateQuote, { id, ...change });
      expect(await ctx.run(getQuote, { id })).toMatchObject({ status: "draft", decision: null });
      await expect(send(id)).rejects.toMatchObject(refusal("needs_approval"));
    },
  );

  it("stays when only words change", async () => {
    const id = await approved();
    await ctx.run(updateQuote, { id, notes: "Merhaba", validUntil: "2099-01-01", emails: [] });
    expect((await send(id)).status).toBe("sent");
  });

  it("is not given by who changed the prices, also when another asked for it", async () => {
    const { id } = await write({ discountBp: 3000 });
    await manager.ctx.run(updateQuote, { id, discountBp: 4000 });
    await ctx.run(requestApproval, { id });
    await expect(manager.ctx.run(approveQuote, { id })).rejects.toMatchObject(refusal("own_discount"));
    expect(await other.ctx.run(approveQuote, { id })).toMatchObject({ status: "approved" });
  });

  it("is given or refused once: of two at once one wins", async () => {
    const { id } = await write({ discountBp: 3000 });
    await ctx.run(requestApproval, { id });
    const answers = await Promise.allSettled([
      manager.ctx.run(approveQuote, { id }),
      other.ctx.run(rejectQuote, { id, note: "Hayır" }),
    ]);
    const lost = answers.filter((answer) => answer.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject(refusal("not_waiting"));
  });

  it("never lets a change slip in between: sent is what was approved", async () => {
    for (let i = 0; i < 6; i++) {
      const id = await approved();
      await Promise.allSettled([send(id), ctx.run(updateQuote, { id, discountBp: 9000 })]);
      const { status, discountBp } = await ctx.run(getQuote, { id });
      expect([status, discountBp]).toEqual(status === "sent" ? ["sent", 2000] : ["draft", 9000]);
    }
  });

  it("does not go over to the next version", async () => {
    const id = await approved();
    await send(id);
    const next = await ctx.run(reviseQuote, { id });
    expect(next).toMatchObject({ status: "draft", decision: null, needsApproval: true });
    await expect(send(next.id)).rejects.toMatchObject(refusal("needs_approval"));
  });

  it("needs the right, and a person", async () => {
    const { id } = await write({ discountBp: 3000 });
    await ctx.run(requestApproval, { id });
    for (const by of [
      await given.t.as("member"),
      await given.t.as("viewer"),
      await given.t.apiKey({ "quotes:approve": "all", "quotes:read": "all", "quotes:write": "all" }),
    ])
      await expect(by.run(approveQuote, { id })).rejects.toMatchObject({ code: "forbidden" });
  });
});
