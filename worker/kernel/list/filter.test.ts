import { describe, expect, it } from "vitest";
import { parse } from "../parse.ts";
import { listInput } from "./contract.ts";
import type { Filter } from "./fields.ts";
import { MOST_CONDITIONS, MOST_DEPTH } from "./fields.ts";
import { readQuery } from "./read-query.ts";
import { writeFilter } from "./write-filter.ts";

const List = listInput({
  fields: {
    name: { type: "text" },
    kind: { type: "select", options: ["person", "company"] },
    amount: { type: "money" },
    born: { type: "date" },
    madeAt: { type: "time" },
    ownerId: { type: "person" },
    vip: { type: "boolean" },
    archived: { type: "boolean", outermost: true },
  },
  sorts: ["name"],
  sort: "name",
  custom: true,
});

const ask = (filter: unknown) => parse(List, { filter });
const read = (query: string) => parse(List, readQuery(new URLSearchParams(query)));
const given = (parsed: unknown) => (parsed as { filter: Filter }).filter;

describe("a filter", () => {
  it("nests groups and relations, in the address and in JSON alike", () => {
    const filter = {
      kind: { eq: "company" },
      or: [
        { name: { has: "kaya" } },
        { and: [{ amount: { between: [100, 200] } }, { "custom.puan": { gte: "4" } }] },
        { related: { "deals.customerId": { or: [{ status: { in: ["open", "won"] } }] } } },
      ],
      unrelated: { "tasks.customerId": {} },
    };
    const parsed = given(ask(filter));
    expect(parsed).toEqual(filter);
    const query = new URLSearchParams(writeFilter(parsed)).toString();
    expect(given(read(query))).toEqual(filter);
  });

  it.each([
    ["filter[kind]=company", { kind: { eq: "company" } }],
    ["filter[kind]=company&filter[kind]=person", { kind: { in: ["company", "person"] } }],
    ["filter[kind][in]=company,person", { kind: { in: ["company", "person"] } }],
    ["filter[name][ne]=x", { name: { ne: "x" } }],
    ["filter[amount][between]=1,2", { amount: { between: [1, 2] } }],
    ["filter[madeAt][within]=last_30_days", { madeAt: { within: "last_30_days" } }],
    ["filter[born][empty]=false", { born: { empty: false } }],
    ["filter[vip]=true&filter[archived]=false", { vip: { eq: true }, archived: { eq: false } }],
    [
      "filter[or][1][kind]=person&filter[or][0][name][has]=a",
      { or: [{ name: { has: "a" } }, { kind: { eq: "person" } }] },
    ],
    ["filter[or][10][vip]=true&filter[or][9][vip]=false", { or: [{ vip: { eq: false } }, { vip: { eq: true } }] }],
    ["filter[and][0][or][0][kind]=person", { and: [{ or: [{ kind: { eq: "person" } }] }] }],
    ["filter[related][deals.customerId]=true", { related: { "deals.customerId": {} } }],
    ["filter[unrelated][companyId][kind]=person", { unrelated: { companyId: { kind: { eq: "person" } } } }],
  ])("%s", (query, filter) => {
    expect(given(read(query))).toEqual(filter);
    const again = new URLSearchParams(writeFilter(filter));
    expect(given(parse(List, readQuery(again)))).toEqual(filter);
  });

  it.each([
    [{ or: [{ kind: { eq: "robot" } }] }, "filter.or.0.kind.eq"],
    [{ and: [{ or: [{}, { secret: { eq: 1 } }] }] }, "filter.and.0.or.1.secret"],
    [{ or: [{ archived: { eq: true } }] }, "filter.or.0.archived"],
    [{ or: { kind: { eq: "person" } } }, "filter.or"],
    [{ or: ["kind"] }, "filter.or.0"],
    [{ kind: { between: ["a", "b"] } }, "filter.kind.between"],
    [{ amount: { between: [1] } }, "filter.amount.between"],
    [{ madeAt: { within: "ever" } }, "filter.madeAt.within"],
    [{ related: { "deals.customer.x.y": {} } }, "filter.related.deals.customer.x.y"],
    [{ related: { deals: "x" } }, "filter.related.deals"],
    [{ or: [{ "custom.X": { eq: 1 } }] }, "filter.or.0.custom.X"],
  ])("%j is refused where it is wrong", (filter, path) => {
    expect(ask(filter)).toMatchObject({ code: "invalid", fields: [{ path }] });
  });

  it("has a bound to its depth and its length", () => {
    const within = (start: object, around: (inner: object) => object) => (depth: number) => {
      let made = start;
      for (let at = 0; at < depth; at++) made = around(made);
      return made;
    };
    const nested = within({ vip: { eq: true } }, (inner) => ({ and: [inner] }));
    const related = within({}, (inner) => ({ related: { companyId: inner } }));
    for (const made of [nested, related]) {
      expect(ask(made(MOST_DEPTH))).toHaveProperty("filter");
      expect(ask(made(MOST_DEPTH + 1))).toMatchObject({ fields: [{ reason: "filter_too_deep" }] });
    }
    expect(ask(nested(20_000))).toMatchObject({ fields: [{ reason: "filter_too_deep" }] });
    const long = (count: number) => ({ or: Array.from({ length: count }, () => ({ vip: { eq: true } })) });
    expect(ask(long(MOST_CONDITIONS - 1))).toHaveProperty("filter");
    expect(ask(long(MOST_CONDITIONS))).toMatchObject({ fields: [{ reason: "filter_too_long" }] });
    expect(ask({ or: [long(30), long(31)] })).toMatchObject({ fields: [{ reason: "filter_too_long" }] });
  });

  it("keeps what it was parsed to: JSON that is parsed again to the same", () => {
    const [once] = [
      given(ask({ vip: { eq: "true" }, or: [{ kind: { in: "person,company" } }, { amount: { eq: "5" } }] })),
    ];
    expect(once).toEqual({ vip: { eq: true }, or: [{ kind: { in: ["person", "company"] } }, { amount: { eq: 5 } }] });
    expect(given(ask(JSON.parse(JSON.stringify(once))))).toEqual(once);
  });
});
