import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { createPriceList, createProduct, setPrice, updateProduct } from "#worker/modules/products/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import {
  createQuote,
  deleteQuote,
  endQuotes,
  getQuote,
  listQuotes,
  resendQuote,
  reviseQuote,
  sendQuote,
  shareQuote,
  updateQuote,
  updateQuoteSettings,
} from "./index.ts";
import { quoteTenant, tokenOf } from "./quotes.fixture.ts";

let given: Awaited<ReturnType<typeof quoteTenant>>;
let ctx: typeof given.ctx;
let write: typeof given.write;
beforeAll(async () => {
  given = await quoteTenant();
  ({ ctx, write } = given);
});

describe("a draft", () => {
  it("keeps what was typed and adds it up", async () => {
    const made = await write({
      discountBp: 500,
      lines: [
        { name: "Tasarım", quantity: 1.5, unitPriceMinor: 99_99, vatBp: 2000, unit: "saat" },
        { name: "Alan adı", unitPriceMinor: 500_00, discountMinor: 100_00, vatBp: 100 },
      ],
    });
    expect(made).toMatchObject({
      status: "draft",
      number: null,
      currency: "TRY",
      language: "tr",
      linesMinor: 549_99,
      offMinor: 27_50,
      netMinor: 522_49,
      customerName: "Yücel Mimarlık",
      lines: [
        { quantity: 1.5, netMinor: 149_99 },
        { quantity: 1, netMinor: 400_00 },
      ],
    });
    expect(made.vat.map(({ vatBp }) => vatBp)).toEqual([100, 2000]);
    expect(await ctx.run(getQuote, { id: made.id })).toEqual(made);
    const changed = await ctx.run(updateQuote, { id: made.id, version: 1, discountMinor: 49_99 });
    expect(changed).toMatchObject({ netMinor: 500_00, discountBp: null, discountMinor: 49_99, version: 2 });
    await expect(ctx.run(updateQuote, { id: made.id, version: 1, name: "x" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    const fewer = await ctx.run(updateQuote, { id: made.id, lines: [{ name: "Bir", unitPriceMinor: 100_00 }] });
    expect(fewer).toMatchObject({ netMinor: 50_01, vatMinor: 10_00, lines: [{ name: "Bir" }] });
    await ctx.run(deleteQuote, { id: made.id });
    await expect(ctx.run(getQuote, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("takes prices from the list of its currency, and asks for one where there is none", async () => {
    const seo = await ctx.run(createProduct, { name: "SEO", priceMinor: 1_000_00, unit: "ay", vatBp: 1000 });
    const abroad = await ctx.run(createProduct, { name: "Alan adı", priceMinor: 12_00, currency: "USD" });
    const list = await ctx.run(createPriceList, { name: "Ajans", percentOffBp: 1000 });
    const made = await write({ lines: [{ productId: seo.id, quantity: 3 }] });
    expect(made).toMatchObject({ priceListId: list.id, netMinor: 2_700_00 });
    expect(made.lines).toMatchObject([
      { name: "SEO", unit: "ay", vatBp: 1000, unitPriceMinor: 900_00, listPriceMinor: 900_00 },
    ]);
    await expect(write({ lines: [{ name: "x", unitPriceMinor: 1 }, { productId: abroad.id }] })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "lines.1.unitPriceMinor", reason: "quotes.no_price" }],
    });
    expect(await write({ currency: "USD", lines: [{ productId: abroad.id }] })).toMatchObject({
      netMinor: 12_00,
      priceListId: null,
    });
    await expect(write({ currency: "USD", priceListId: list.id })).rejects.toMatchObject({
      reason: "quotes.wrong_price_list",
    });
    await expect(ctx.run(updateQuote, { id: made.id, currency: "USD" })).rejects.toMatchObject({
      fields: [{ path: "lines", reason: "quotes.currency_needs_lines" }],
    });
    // What was written stays, whatever becomes of the product; only what it is compared with is read anew.
    await ctx.run(updateProduct, { id: seo.id, priceMinor: 2_000_00 });
    await ctx.run(setPrice, { id: list.id, productId: seo.id, priceMinor: 1_500_00 });
    expect(await ctx.run(getQuote, { id: made.id })).toMatchObject({ netMinor: 2_700_00, effectiveBp: 0 });
    expect(await ctx.run(updateQuote, { id: made.id, discountBp: 0 })).toMatchObject({
      netMinor: 2_700_00,
      effectiveBp: 4000,
    });
  });

  it.each([
    [{ lines: [{ name: "x" }] }, "lines.0.unitPriceMinor", "required"],
    [{ lines: [{ unitPriceMinor: 1 }] }, "lines.0.name", "required"],
    [{ lines: [{ name: "x", unitPriceMinor: 1, quantity: 0.0001 }] }, "lines.0.quantity", "quotes.three_decimals"],
    [{ lines: [{ name: "x", unitPriceMinor: 1, quantity: 0 }] }, "lines.0.quantity", "too_small_number"],
    [
      { lines: [{ name: "x", unitPriceMinor: 5, discountMinor: 6 }] },
      "lines.0.discountMinor",
      "quotes.discount_too_large",
    ],
    [{ discountMinor: 99_999_99 }, "discountMinor", "quotes.discount_too_large"],
    [{ discountMinor: 1, discountBp: 1 }, "discountMinor", "quotes.one_discount"],
    [{ lines: [{ name: "x", unitPriceMinor: 1_000_000_000_000, quantity: 1_000_000 }] }, "lines", "quotes.too_large"],
    [{ emails: ["yok"] }, "emails.0", "bad_email"],
  ])("refuses %j", async (wrong, path, reason) => {
    await expect(write(wrong)).rejects.toMatchObject({ code: "invalid", fields: [{ path, reason }] });
  });

  it("is of one customer, and of a deal of that customer", async () => {
    const deal = await given.deal();
    expect(await write({ dealId: deal.id })).toMatchObject({ dealName: "Web sitesi" });
    const { id: customerId } = await ctx.run(createCustomer, { kind: "person", name: "Başkası" });
    await expect(write({ dealId: deal.id, customerId })).rejects.toMatchObject({ reason: "quotes.other_customer" });
    const other = await quoteTenant();
    for (const wrong of [{ customerId: other.customerId }, { dealId: (await other.deal()).id }])
      await expect(write(wrong)).rejects.toMatchObject({ code: "invalid" });
  });

  it("is not kept when its sums do not agree with its lines, whoever writes them", async () => {
    const { id } = await write();
    for (const tamper of [
      "update quotes set total_minor = total_minor - 1 where id = $1",
      "update quotes set net_minor = net_minor - 1, total_minor = total_minor - 1 where id = $1",
      "update quote_lines set net_minor = net_minor - 1 where quote_id = $1",
      "update quote_lines set unit_price_minor = 1 where quote_id = $1",
      "update quote_lines set vat_bp = 100 where quote_id = $1",
      "delete from quote_lines where quote_id = $1",
    ])
      await expect(given.t.sql(tamper, [id])).rejects.toThrow("do not agree");
  });
});

describe("rights", () => {
  it("reach as far as they say: own, team, all", async () => {
    const member = await given.t.newUser("member");
    const mine = await write({}, ctx);
    const theirs = await given.t.sql<{ id: string }>("select $1::uuid as id", [member.id]);
    const given2 = await write({ ownerId: theirs[0]?.id });
    await expect(member.ctx.run(getQuote, { id: mine.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await member.ctx.run(getQuote, { id: given2.id })).toMatchObject({ lines: [{ name: "Tasarım" }] });
    expect((await member.ctx.run(listQuotes, {})).data.map(({ id }) => id)).toEqual([given2.id]);
    const viewer = await given.t.as("viewer");
    expect(await viewer.run(getQuote, { id: mine.id })).toMatchObject({ id: mine.id });
    for (const run of [
      () => viewer.run(updateQuote, { id: mine.id, name: "x" }),
      () => viewer.run(sendQuote, { id: mine.id }),
      () => viewer.run(shareQuote, { id: mine.id }),
      () => viewer.run(deleteQuote, { id: mine.id }),
    ])
      await expect(run()).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await (await freshTenant()).as("owner");
    await expect(stranger.run(getQuote, { id: mine.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(stranger.run(sendQuote, { id: mine.id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("sending", () => {
  it("gives numbers without gaps or doubles, also to many at once and when some fail", async () => {
    const own = await quoteTenant();
    const made = await Promise.all(Array.from({ length: 24 }, (_, i) => own.write(i % 4 === 0 ? { emails: [] } : {})));
    const answers = await Promise.allSettled(made.map(({ id }) => own.ctx.run(sendQuote, { id })));
    for (const [i, answer] of answers.entries())
      if (i % 4 === 0) expect(answer).toMatchObject({ status: "rejected", reason: { reason: "quotes.no_email" } });
    const numbers = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value.number] : []));
    const year = new Date().getFullYear();
    const wanted = Array.from({ length: 18 }, (_, i) => `TK-${year}-${String(i + 1).padStart(4, "0")}`);
    expect(numbers.sort()).toEqual(wanted);
    const last = await own.write();
    await own.ctx.run(updateQuoteSettings, { prefix: "PRO" });
    expect((await own.ctx.run(sendQuote, { id: last.id })).number).toBe(`PRO-${year}-0019`);
  });

  it("happens once, however many press at once, and nothing is changed after it", async () => {
    const { id } = await write();
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => ctx.run(sendQuote, { id, mail: false })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ reason: "quotes.not_draft" });
    for (const run of [
      () => ctx.run(updateQuote, { id, name: "x" }),
      () => ctx.run(updateQuote, { id, lines: [] }),
      () => ctx.run(deleteQuote, { id }),
    ])
      await expect(run()).rejects.toMatchObject({ reason: "quotes.not_editable" });
    expect(await given.eventsOf(id)).toEqual(["quotes.created", "quotes.sent"]);
  });

  it("needs lines, days left and an address to mail to", async () => {
    const send = (id: string, mail = true) => ctx.run(sendQuote, { id, mail });
    const reason = (text: string) => ({ code: "conflict", reason: `quotes.${text}` });
    await expect(send((await write({ lines: [] })).id)).rejects.toMatchObject(reason("no_lines"));
    await expect(send((await write({ validUntil: "2020-01-01" })).id)).rejects.toMatchObject(reason("over"));
    const { id } = await write({ emails: [] });
    await expect(send(id)).rejects.toMatchObject(reason("no_email"));
    await expect(ctx.run(shareQuote, { id })).rejects.toMatchObject(reason("not_sent"));
    expect(await send(id, false)).toMatchObject({ status: "sent" });
    expect(await tokenOf(ctx, id)).toBe(await tokenOf(ctx, id));
  });

  it("mails the link once to each, in the customer's language, and once more when asked", async () => {
    const { id } = await write({ emails: ["a@x.example", "b@x.example"], language: "en" });
    const { number } = await ctx.run(sendQuote, { id });
    await Promise.all([given.mail(id), given.mail(id)]);
    await given.mail(id);
    const mails = () =>
      given.t.sql<{ recipient: string; subject: string; body: string }>(
        "select recipient, subject, body from mails where tenant_id = $1 and template = 'quote' order by recipient",
        [given.t.tenant.id],
      );
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(["a@x.example", "b@x.example"]);
    const [first] = await mails();
    expect(first?.subject).toContain(String(number));
    expect(first?.body).toContain(`/quote/${await tokenOf(ctx, id)}`);
    expect(first?.body).toContain("has prepared quote");
    await ctx.run(resendQuote, { id });
    await given.mail(id);
    expect(await mails()).toHaveLength(4);
  });

  it("leaves neither the link nor its hash in the audit log or an answer", async () => {
    const { id, token } = await given.sent();
    const [stored] = await given.t.sql<{ link_hash: string }>("select link_hash from quotes where id = $1", [id]);
    const [log] = await given.t.sql<{ all: string }>(
      "select string_agg(before::text || after::text, '') as all from audit_log where row_id = $1",
      [id],
    );
    for (const secret of [token, stored?.link_hash ?? "?"]) {
      expect(log?.all ?? "").not.toContain(secret);
      expect(JSON.stringify(await ctx.run(getQuote, { id }))).not.toContain(secret);
    }
  });
});

describe("a revision", () => {
  it("is the next version under the same number; the one before is superseded", async () => {
    const { id, quote } = await given.sent({ discountBp: 1000 });
    const next = await ctx.run(reviseQuote, { id });
    expect(next).toMatchObject({
      number: quote.number,
      revision: 2,
      status: "draft",
      netMinor: quote.netMinor,
      lines: quote.lines,
    });
    expect(await ctx.run(getQuote, { id })).toMatchObject({ status: "superseded", newerId: next.id });
    await ctx.run(updateQuote, { id: next.id, discountBp: 0 });
    expect(await ctx.run(sendQuote, { id: next.id })).toMatchObject({ number: quote.number, revision: 2 });
    await expect(ctx.run(reviseQuote, { id })).rejects.toMatchObject({ reason: "quotes.not_latest" });
  });

  it("is made once by two at once, and again when its draft was thrown away", async () => {
    const { id } = await given.sent();
    const answers = await Promise.allSettled([1, 2, 3].map(() => ctx.run(reviseQuote, { id })));
    const made = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
    expect(made).toHaveLength(1);
    await ctx.run(deleteQuote, { id: made[0]?.id ?? "" });
    expect(await ctx.run(reviseQuote, { id })).toMatchObject({ revision: 2 });
    const draft = await write();
    await expect(ctx.run(reviseQuote, { id: draft.id })).rejects.toMatchObject({ reason: "quotes.not_revisable" });
  });
});

describe("the schedule", () => {
  it("ends what nobody answered in time, and nothing else", async () => {
    const own = await quoteTenant();
    const [over, open] = [await own.sent(), await own.sent()];
    const draft = await own.write({ validUntil: "2020-01-01" });
    await own.t.sql("update quotes set valid_until = current_date - 2 where id = $1", [over.id]);
    await endQuotes(own.t.system());
    await endQuotes(own.t.system());
    const status = async (id: string) => (await own.ctx.run(getQuote, { id })).status;
    expect([await status(over.id), await status(open.id), await status(draft.id)]).toEqual([
      "expired",
      "sent",
      "draft",
    ]);
    expect((await own.eventsOf(over.id)).filter((name) => name === "quotes.expired")).toHaveLength(1);
    expect(await own.ctx.run(reviseQuote, { id: over.id })).toMatchObject({ status: "draft" });
  });
});

it("a quote's own input is refused with an unknown status or number", async () => {
  for (const wrong of [{ status: "sent" }, { number: "TK-1" }, { netMinor: 1 }])
    await expect(
      ctx.run(createQuote, { name: "x", customerId: given.customerId, ...wrong } as never),
    ).rejects.toMatchObject({
      code: "invalid",
    });
});
