import { DAY, dayOf, HOUR, iso, officeHours } from "./clock.ts";
import { noteTexts, taskTitles } from "./corpus/index.ts";
import type { KnownDeal } from "./deals.ts";
import type { KnownCustomer, Story } from "./story.ts";
import type { Row } from "./write.ts";

type KnownProject = { id: string; customerId: string; createdAt: number };

/** 40 projects, most of them from a deal that was won. */
export function addProjects(story: Story, deals: KnownDeal[]): KnownProject[] {
  const { r, clock, tell } = story;
  const won = deals.filter(({ status }) => status === "won");
  const rows = projectStates.flatMap(([status, count]) =>
    Array.from({ length: count }, (): Row => {
      const deal = r.pick(won);
      const created = clock.after(r, deal.closedAt ?? deal.createdAt, 3);
      const starts = created + r.int(1, 20) * DAY;
      const past = status === "done" || status === "cancelled";
      const id = story.id(created);
      const stopped = past || status === "on_hold";
      const changed = stopped ? clock.after(r, created, 60) : created;
      const about = { by: deal.ownerId, subject: "projects", subjectId: id, customerId: deal.customer.id };
      tell({ ...about, at: created, name: "projects.created", payload: { status: stopped ? "active" : status } });
      if (stopped) tell({ ...about, at: changed, name: "projects.updated", payload: { fields: ["status"], status } });
      return {
        by: deal.ownerId,
        id,
        name: deal.name,
        customer_id: deal.customer.id,
        status,
        starts_on: dayOf(status === "planned" ? clock.today + r.int(3, 40) * DAY : starts),
        ends_on: dayOf(
          status === "planned"
            ? clock.today + r.int(60, 150) * DAY
            : past
              ? starts + r.int(20, 60) * DAY
              : Math.max(clock.today, starts) + r.int(8, 90) * DAY,
        ),
        active_since: status === "planned" ? null : iso(Math.min(starts, changed, clock.now)),
        active_until: stopped ? iso(changed) : null,
        owner_id: deal.ownerId,
        version: stopped ? 2 : 1,
        created_at: iso(created),
        updated_at: iso(changed),
      };
    }),
  );
  story.add("projects", rows);
  return rows.map((row) => ({
    id: row.id as string,
    customerId: row.customer_id as string,
    createdAt: Date.parse(row.created_at as string),
  }));
}

/** 150 tasks: done, overdue, due today and later, with a customer, a deal or a project for most. */
export function addTasks(
  story: Story,
  known: { customers: KnownCustomer[]; deals: KnownDeal[]; projects: KnownProject[] },
): void {
  const { clock, r, agency, tell } = story;
  const titles = taskTitles(agency.language);
  const rows = taskStates.flatMap(([state, count]) =>
    Array.from({ length: count }, (): Row => {
      const target = targetOf(story, known);
      const due = dueAt(story, state);
      const created = Math.max(target.since, Math.min(clock.past(r, 20, 1), (due ?? clock.now) - 3 * HOUR));
      const done =
        state === "done"
          ? Math.min(clock.now, Math.max(created + HOUR, (due ?? created) - r.int(-20, 40) * HOUR))
          : null;
      const owner = story.worker();
      const id = story.id(created);
      const links = {
        ...(target.deal_id && { dealId: target.deal_id }),
        ...(target.project_id && { projectId: target.project_id }),
      };
      const payload = { ...links, ownerId: owner.id };
      const about = { by: owner.id, subject: "tasks", subjectId: id, customerId: target.customer_id, payload };
      tell({ ...about, at: created, name: "tasks.created" });
      if (done !== null) tell({ ...about, at: done, name: "tasks.completed" });
      return {
        by: owner.id,
        id,
        title: r.pick(titles),
        due_at: due === null ? null : iso(due),
        owner_id: owner.id,
        customer_id: target.customer_id,
        deal_id: target.deal_id,
        project_id: target.project_id,
        done_at: done === null ? null : iso(done),
        done_by: done === null ? null : owner.id,
        version: done === null ? 1 : 2,
        created_at: iso(created),
        updated_at: iso(done ?? created),
      };
    }),
  );
  story.add("tasks", rows);
}

/** 300 notes, more of them about those with whom there is business. */
export function addNotes(story: Story, customers: KnownCustomer[], deals: KnownDeal[]): void {
  const { r, clock, agency, tell } = story;
  const texts = noteTexts(agency.language);
  const rows = Array.from({ length: 300 }, (): Row => {
    const deal = r.pick(deals);
    const busy = r.chance(0.6);
    const customer = busy ? deal.customer : r.pick(customers);
    const created = busy ? clock.after(r, deal.createdAt, 40) : clock.after(r, customer.createdAt, 60);
    const author = story.worker();
    const id = story.id(created);
    tell({
      at: created,
      by: author.id,
      name: "notes.added",
      subject: "customers",
      subjectId: customer.id,
      customerId: customer.id,
      payload: { noteId: id },
    });
    return {
      by: author.id,
      id,
      customer_id: customer.id,
      body: r.pick(texts),
      author_id: author.id,
      version: 1,
      created_at: iso(created),
      updated_at: iso(created),
    };
  });
  story.add("notes", rows);
}

function targetOf(
  { r, clock }: Story,
  { customers, deals, projects }: { customers: KnownCustomer[]; deals: KnownDeal[]; projects: KnownProject[] },
) {
  const nothing = {
    customer_id: null as string | null,
    deal_id: null as string | null,
    project_id: null as string | null,
    since: clock.now - 40 * DAY,
  };
  const x = r.next();
  if (x < 0.4) {
    const deal = r.pick(deals.filter(({ status }) => status === "open"));
    return { ...nothing, customer_id: deal.customer.id, deal_id: deal.id, since: deal.createdAt };
  }
  if (x < 0.62) {
    const project = r.pick(projects);
    return { ...nothing, customer_id: project.customerId, project_id: project.id, since: project.createdAt };
  }
  if (x > 0.88) return nothing;
  const customer = r.pick(customers);
  return { ...nothing, customer_id: customer.id, since: customer.createdAt };
}

function dueAt({ r, clock }: Story, state: (typeof taskStates)[number][0]): number | null {
  if (state === "today") return clock.today + r.int(18, 36) * (HOUR / 2);
  if (state === "overdue") return officeHours(r, clock.today - r.int(1, 12) * DAY);
  if (state === "later") return officeHours(r, clock.today + r.int(3, 40) * DAY);
  return state === "done" ? officeHours(r, clock.today - r.int(1, 60) * DAY) : null;
}

const projectStates = [
  ["active", 17],
  ["planned", 6],
  ["on_hold", 4],
  ["done", 11],
  ["cancelled", 2],
] as const;
const taskStates = [
  ["done", 60],
  ["overdue", 14],
  ["today", 10],
  ["later", 58],
  ["someday", 8],
] as const;
