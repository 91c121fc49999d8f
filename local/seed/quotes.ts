import type { Client } from "pg";
import { openSecrets } from "#worker/kernel/secrets.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import type { QuoteStatus } from "#worker/modules/quotes/options.ts";
import { totalsOf } from "#worker/modules/quotes/totals.ts";
import { DAY, dayOf, iso } from "./clock.ts";
import type { KnownDeal } from "./deals.ts";
import type { Story } from "./story.ts";
import type { Row } from "./write.ts";

type Product = { id: string; name: string; unit: string; priceMinor: number; vatBp: number; billing: string };

/** Name in both languages, unit, price in lira, billing. */
const PRODUCTS = [
  ["Kurumsal web sitesi", "Company website", "adet", "piece", 85_000, "one_off"],
  ["E-ticaret kurulumu", "Shop set-up", "adet", "piece", 140_000, "one_off"],
  ["Logo ve kurumsal kimlik", "Logo and identity", "adet", "piece", 48_000, "one_off"],
  ["Arama motoru iyileştirme", "Search engine optimisation", "ay", "month", 18_500, "monthly"],
  ["Sosyal medya yönetimi", "Social media", "ay", "month", 22_000, "monthly"],
  ["Reklam yönetimi", "Ad management", "ay", "month", 15_000, "monthly"],
  ["Bakım ve destek", "Maintenance", "ay", "month", 6_500, "monthly"],
  ["Barındırma", "Hosting", "yıl", "year", 9_600, "yearly"],
  ["Danışmanlık", "Consulting", "saat", "hour", 2_400, "one_off"],
] as const;

/** Each status with the days ago it was written, and its discount in basis points. */
const QUOTES: [QuoteStatus, number, number][] = [
  ["draft", 1, 0],
  ["draft", 3, 500],
  ["waiting", 2, 2500],
  ["approved", 4, 2000],
  ["sent", 5, 0],
  ["sent", 9, 1000],
  ["accepted", 12, 500],
  ["accepted", 26, 0],
  ["declined", 20, 1000],
  ["expired", 48, 0],
  ["superseded", 16, 0],
];
const LIMIT_BP = 1500;

/** Products, a price list, and quotes in every status for deals that are open. */
export function addQuotes(story: Story, deals: KnownDeal[]): void {
  const english = story.agency.language === "en";
  const [owner] = story.members;
  const by = owner?.id ?? null;
  const start = story.clock.now - 300 * DAY;
  const made = { created_at: iso(start), updated_at: iso(start) };
  const products = PRODUCTS.map(([tr, en, unit, unitEn, lira, billing]): Product => {
    const id = story.id(start);
    return { id, name: english ? en : tr, unit: english ? unitEn : unit, priceMinor: lira * 100, vatBp: 2000, billing };
  });
  const columns = ({ id, name, unit, billing, priceMinor, vatBp }: Product, at: number) => {
    const row = { by, id, name, sku: `HZM-${String(at + 1).padStart(3, "0")}`, unit, billing, currency: "TRY" };
    return { ...row, price_minor: priceMinor, vat_bp: vatBp, version: 1, ...made };
  };
  const listId = story.id(start);
  const name = english ? "Standard" : "Standart";
  story.add("products", products.map(columns));
  story.add("price_lists", [
    { by, id: listId, name, currency: "TRY", percent_off_bp: 0, is_default: true, version: 1, ...made },
  ]);
  story.add("quote_settings", [settingsOf(story, by, made)]);
  const open = deals.filter(({ status, createdAt }) => status === "open" && createdAt < story.clock.now - 2 * DAY);
  const numbers = new Map<string, number>();
  const pairs = QUOTES.flatMap(([status, ago, off], i) => {
    const deal = open[i * 3];
    return deal ? [quoteOf(story, { deal, status, ago, off, products, listId, numbers })] : [];
  });
  story.add(
    "quotes",
    pairs.map(({ quote }) => quote),
  );
  story.add(
    "quote_lines",
    pairs.flatMap(({ lines }) => lines),
  );
  const counters = [...numbers].map(([year, last]) => ({ by, id: story.id(start), year: Number(year), last }));
  story.add("quote_numbers", counters);
}

function settingsOf({ agency, id, clock }: Story, by: string | null, made: object): Row {
  const who = { by, id: id(clock.now), prefix: "TK", valid_days: 30, approval_above_bp: LIMIT_BP, version: 1 };
  const place = { legal_name: `${agency.brand.name} Ltd. Şti.`, tax_office: "Kadıköy", tax_number: "4810058590" };
  const terms =
    agency.language === "en"
      ? "Half in advance, the rest on delivery."
      : "Bedelin yarısı peşin, kalanı teslimde ödenir. Süre, onaydan sonra 30 iş günüdür.";
  return {
    ...who,
    ...place,
    address: "Moda Cad. No: 12, Kadıköy / İstanbul",
    phone: "+90 216 555 12 34",
    terms,
    ...made,
  };
}

type Of = {
  deal: KnownDeal;
  status: QuoteStatus;
  ago: number;
  off: number;
  products: Product[];
  listId: string;
  numbers: Map<string, number>;
};

function quoteOf(story: Story, of: Of): { quote: Row; lines: Row[] } {
  const { deal, status, ago, off, products, listId } = of;
  const { clock, agency } = story;
  const at = clock.now - ago * DAY;
  const id = story.id(at);
  const chosen = [0, 3, 7].map((step) => products[(ago + step) % products.length]).filter((one) => one !== undefined);
  const priced = chosen.map(({ priceMinor, vatBp, billing }) => ({
    quantityMilli: (billing === "monthly" ? 6 : 1) * 1000,
    unitPriceMinor: priceMinor,
    listPriceMinor: priceMinor,
    vatBp,
  }));
  const totals = totalsOf(priced, { discountBp: off });
  const sums = {
    list_minor: totals.listMinor,
    lines_minor: totals.linesMinor,
    off_minor: totals.discountMinor,
    net_minor: totals.netMinor,
    vat_minor: totals.vatMinor,
    total_minor: totals.totalMinor,
  };
  const head = { name: deal.name, customer_id: deal.customer.id, deal_id: deal.id, owner_id: deal.ownerId };
  const place = { language: agency.language, currency: "TRY", price_list_id: listId, discount_bp: off || null };
  const times = { valid_until: dayOf(at + 30 * DAY), created_at: iso(at), updated_at: iso(at), version: 1 };
  const quote: Row = {
    by: deal.ownerId,
    id,
    ...head,
    status,
    revision: 1,
    emails: [],
    author_id: deal.ownerId,
    ...place,
    ...sums,
    ...times,
    ...stateOf(story, of, at),
  };
  const lines = chosen.map(({ id: product_id, name, unit }, position) => ({
    by: deal.ownerId,
    id: story.id(at),
    quote_id: id,
    position,
    product_id,
    name,
    unit,
    quantity_milli: priced[position]?.quantityMilli,
    unit_price_minor: priced[position]?.unitPriceMinor,
    list_price_minor: priced[position]?.listPriceMinor,
    vat_bp: priced[position]?.vatBp,
    net_minor: totals.lines[position]?.netMinor,
    share_minor: totals.lines[position]?.shareMinor,
  }));
  return { quote, lines };
}

/** What each status brings along. All rows have the same columns. */
function stateOf({ members, agency }: Story, { deal, status, numbers }: Of, at: number): Record<string, unknown> {
  const unsent = status === "draft" || status === "waiting" || status === "approved";
  const manager = members.find(({ role, id }) => role === "manager" && id !== deal.ownerId) ?? members[0];
  const year = dayOf(at).slice(0, 4);
  const last = (numbers.get(year) ?? 0) + (unsent ? 0 : 1);
  if (!unsent) numbers.set(year, last);
  const answered = status === "accepted" || status === "declined";
  const later = iso(Math.min(at + DAY, at + 0.9 * DAY));
  return {
    number: unsent ? null : `TK-${year}-${String(last).padStart(4, "0")}`,
    requested_by: status === "waiting" || status === "approved" ? deal.ownerId : null,
    requested_at: status === "waiting" || status === "approved" ? iso(at) : null,
    decision: status === "approved" ? "approved" : null,
    decided_by: status === "approved" ? manager?.id : null,
    decided_at: status === "approved" ? later : null,
    sent_at: unsent ? null : iso(at),
    seller: unsent ? null : { name: agency.brand.name },
    buyer: unsent ? null : { name: deal.customer.name },
    first_viewed_at: answered ? later : null,
    views: answered ? 1 : 0,
    answered_at: answered ? later : null,
    answered_name: status === "accepted" ? "Deniz Aydın" : null,
    answer_note: status === "declined" ? (agency.language === "en" ? "Over budget" : "Bütçeyi aşıyor") : null,
  };
}

/** The links of what was sent: sealed with the demo's own key, so they are made once the tenant is there. */
export async function addLinks(client: Client, tenantId: string, masterKeys: string): Promise<void> {
  const secrets = openSecrets(masterKeys);
  const { rows } = await client.query<{ id: string }>(
    "select id from public.quotes where tenant_id = $1 and status in ('sent', 'accepted', 'declined', 'expired')",
    [tenantId],
  );
  for (const { id } of rows) {
    const token = newToken();
    await client.query("update public.quotes set link_hash = $3, link_sealed = $4 where tenant_id = $1 and id = $2", [
      tenantId,
      id,
      hashToken(token),
      await secrets.seal(tenantId, "quotes.link_sealed", token),
    ]);
  }
}
