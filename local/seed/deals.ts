import { DAY, dayOf, iso } from "./clock.ts";
import { dealAmount, dealTitles } from "./corpus/index.ts";
import type { Pipeline } from "./pipeline.ts";
import type { KnownCustomer, Story } from "./story.ts";
import type { Row } from "./write.ts";

export type KnownDeal = {
  id: string;
  name: string;
  customer: KnownCustomer;
  ownerId: string;
  status: Status;
  createdAt: number;
  closedAt: number | null;
};
type Status = "open" | "won" | "lost";
type Step = { stage: string; entered: number; left: number | null };

const WON = 44;
const LOST = 24;
const OPEN = 52;
/** So many of each are closed since the month began, so that this month's figures are not empty. */
const THIS_MONTH = { won: 6, lost: 2, open: 0 };

/** 120 deals of the last year: open ones over all stages, won and lost ones each month, all with their way through the stages. */
export function addDeals(story: Story, customers: KnownCustomer[], pipeline: Pipeline): KnownDeal[] {
  const deals: Row[] = [];
  const steps: Row[] = [];
  const known = (["won", "lost", "open"] as const).flatMap((status) =>
    Array.from({ length: { won: WON, lost: LOST, open: OPEN }[status] }, (_, i) =>
      addDeal(story, { customers, pipeline }, { status, recent: i < THIS_MONTH[status] }, { deals, steps }),
    ),
  );
  story.add("deals", deals);
  story.add("deal_stages", steps);
  return known;
}

function addDeal(
  story: Story,
  known: { customers: KnownCustomer[]; pipeline: Pipeline },
  kind: { status: Status; recent: boolean },
  into: { deals: Row[]; steps: Row[] },
): KnownDeal {
  const { agency, clock, r } = story;
  const { pipeline } = known;
  const { status } = kind;
  const closedAt = status === "open" ? null : closing(story, kind.recent);
  const createdAt = closedAt === null ? clock.past(r, 75 * r.next() + 1) : closedAt - r.int(9, 70) * DAY;
  const customer = customerBefore(story, known.customers, createdAt);
  const owner = story.worker();
  const title = r.pick(dealTitles(agency.language));
  const currency = r.chance(agency.lira) ? "TRY" : "EUR";
  const id = story.id(createdAt);
  const way = stagesOf(story, { status, stages: pipeline.stages, createdAt, closedAt });
  const row = {
    by: owner.id,
    id,
    name: title.title,
    customer_id: customer.id,
    pipeline_id: pipeline.id,
    stage_id: way.at(-1)?.stage,
    status,
    amount_minor: dealAmount(r, title, currency),
    currency,
    expected_close: dayOf(closedAt ?? clock.today + r.int(-4, 60) * DAY),
    owner_id: owner.id,
    lost_reason_id: status === "lost" ? r.pick(pipeline.reasons) : null,
    closed_at: at(closedAt),
    entered_stage_at: at(way.at(-1)?.entered ?? createdAt),
    last_activity_at: at(way.at(-1)?.entered ?? createdAt),
    position: into.deals.length + 1,
    version: way.length + (closedAt === null ? 0 : 1),
    created_at: iso(createdAt),
    updated_at: at(closedAt ?? way.at(-1)?.entered ?? createdAt),
  };
  into.deals.push(row);
  for (const { stage, entered, left } of way) {
    const by = left === closedAt && status !== "open" ? status : "moved";
    const gone = left !== null;
    const worth = { left_amount_minor: gone ? row.amount_minor : null, left_currency: gone ? currency : null };
    const times = { entered_at: iso(entered), left_at: at(left), left_by: gone ? by : null, ...worth };
    into.steps.push({
      by: owner.id,
      id: story.id(entered),
      deal_id: id,
      stage_id: stage,
      amount_minor: row.amount_minor,
      currency,
      ...times,
    });
  }
  const deal = { id, name: row.name, customer, ownerId: owner.id, status, createdAt, closedAt };
  tellDeal(story, deal, way, { amountMinor: row.amount_minor, currency, reasonId: row.lost_reason_id });
  return deal;
}

function tellDeal(
  { tell }: Story,
  deal: KnownDeal,
  way: Step[],
  { reasonId, ...worth }: { amountMinor: number; currency: string; reasonId: string | null },
): void {
  const about = { by: deal.ownerId, subject: "deals", subjectId: deal.id, customerId: deal.customer.id };
  tell({ ...about, at: deal.createdAt, name: "deals.created", payload: worth });
  for (const [i, step] of way.slice(1).entries()) {
    tell({ ...about, at: step.entered, name: "deals.moved", payload: { from: way[i]?.stage, to: step.stage } });
  }
  if (deal.closedAt === null) return;
  tell({
    ...about,
    at: deal.closedAt,
    name: `deals.${deal.status}`,
    payload: reasonId ? { ...worth, reasonId } : worth,
  });
}

function closing({ r, clock }: Story, recent: boolean): number {
  return recent ? clock.month + r.next() * (clock.now - clock.month) : clock.past(r, 365, 2);
}

const at = (time: number | null) => (time === null ? null : iso(time));

/** Companies buy more often than people do; only those known by then. */
function customerBefore({ r }: Story, customers: KnownCustomer[], time: number): KnownCustomer {
  const then = customers.filter(
    ({ createdAt, kind }) => createdAt < time - DAY && (kind === "company" || r.chance(0.3)),
  );
  return r.pick(then.length > 0 ? then : customers.slice(0, 1));
}

function stagesOf(
  { r, clock }: Story,
  deal: { status: Status; stages: string[]; createdAt: number; closedAt: number | null },
): Step[] {
  const { status, stages, createdAt, closedAt } = deal;
  const reached = stages.slice(0, status === "won" ? stages.length : r.int(1, stages.length));
  const end = closedAt ?? clock.now;
  const moments = reached.slice(1).map(() => createdAt + (0.05 + 0.9 * r.next()) * (end - createdAt));
  const entered = [createdAt, ...moments.sort((a, b) => a - b)];
  return reached.map((stage, i) => ({ stage, entered: entered[i] ?? createdAt, left: entered[i + 1] ?? closedAt }));
}
