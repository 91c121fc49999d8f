import { DAY, HOUR, iso } from "./clock.ts";
import type { KnownDeal } from "./deals.ts";
import type { KnownCustomer, Member, Story } from "./story.ts";
import type { Row } from "./write.ts";

const words = {
  tr: {
    ask: " fiyatı bugün konuştuk, ",
    decide: "karar cuma günü",
    look: ". Teklifin son hâline bir göz atar mısın?",
    answer: "Baktım, iki kalemi düzelttim. Gönderebiliriz.",
    minutes: "Tanışma görüşmesi",
    points: ["Bütçe onaylandı", "Marka kılavuzu istenecek", "İlk taslak iki hafta içinde"],
    decision: "Kararı genel müdür veriyor.",
    urgent: "Acil görevler",
    rest: "İzmir müşterileri",
  },
  en: {
    ask: " we talked about the price today, ",
    decide: "they decide on Friday",
    look: ". Could you look at the last version of the offer?",
    answer: "Done, I corrected two lines. We can send it.",
    minutes: "First meeting",
    points: ["Budget approved", "Ask for the brand guide", "First draft within two weeks"],
    decision: "The managing director decides.",
    urgent: "Urgent tasks",
    rest: "Customers in İzmir",
  },
};

const text = (said: string, ...marks: string[]) => ({
  type: "text",
  text: said,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: object[]) => ({ type: "paragraph", content });

/** Comments in which people ask one another, a note with a look, and two rules for who gets tasks. */
export function addTalk(story: Story, customers: KnownCustomer[], deals: KnownDeal[]): void {
  const { agency, clock, members } = story;
  const say = words[agency.language];
  const [owner, ...others] = members.filter(({ role }) => role !== "viewer") as [Member, ...Member[]];
  const [comments, mentions]: [Row[], Row[]] = [[], []];
  for (const [at, deal] of deals.slice(0, 8).entries()) {
    const colleague = others[at % others.length] ?? owner;
    const asked = clock.now - (at + 1) * 5 * HOUR;
    const on = at % 2 === 0 ? { deal_id: deal.id } : { customer_id: deal.customer.id };
    const mention = { type: "mention", attrs: { id: owner.id, label: owner.name } };
    const document = {
      type: "doc",
      content: [paragraph(mention, text(say.ask), text(say.decide, "bold"), text(say.look))],
    };
    const id = story.id(asked);
    comments.push(
      row(id, on, colleague, asked, `@${owner.name}${say.ask}${say.decide}${say.look}`, document, [owner.id]),
    );
    comments.push(row(story.id(asked + HOUR), on, owner, asked + HOUR, say.answer, null, []));
    mentions.push({
      by: colleague.id,
      id: story.id(asked),
      comment_id: id,
      user_id: owner.id,
      created_at: iso(asked),
      mailed_at: iso(asked),
      seen_at: at < 3 ? null : iso(asked + HOUR),
    });
  }
  story.add("comments", comments);
  story.add("comment_mentions", mentions);
  addNote(story, customers[0], owner, say);
  addRules(story, owner, others, say);
}

type Say = (typeof words)["tr"];

function row(
  id: string,
  on: object,
  by: Member,
  at: number,
  body: string,
  document: object | null,
  mentions: string[],
): Row {
  return {
    by: by.id,
    id,
    customer_id: null,
    deal_id: null,
    ...on,
    body,
    document,
    mentions,
    actor_kind: "user",
    actor_id: by.id,
    actor_name: by.name,
    edited: false,
    version: 1,
    created_at: iso(at),
    updated_at: iso(at),
  };
}

function addNote(story: Story, customer: KnownCustomer | undefined, author: Member, say: Say): void {
  if (!customer) return;
  const at = story.clock.now - DAY;
  const id = story.id(at);
  const item = (point: string, done: number) => ({
    type: "taskItem",
    attrs: { checked: done === 0 },
    content: [paragraph(text(point))],
  });
  const content = [
    { type: "heading", attrs: { level: 2 }, content: [text(say.minutes)] },
    { type: "taskList", content: say.points.map(item) },
    paragraph(text(say.decision, "italic")),
  ];
  const body = [say.minutes, ...say.points.map((point, i) => `${i === 0 ? "[x]" : "[ ]"} ${point}`), say.decision].join(
    "\n",
  );
  story.tell({
    at,
    by: author.id,
    name: "notes.added",
    subject: "customers",
    subjectId: customer.id,
    customerId: customer.id,
    payload: { noteId: id },
  });
  story.add("notes", [
    {
      by: author.id,
      id,
      customer_id: customer.id,
      body,
      document: { type: "doc", content },
      author_id: author.id,
      version: 1,
      created_at: iso(at),
      updated_at: iso(at),
    },
  ]);
}

function addRules(story: Story, owner: Member, others: Member[], say: Say): void {
  const at = iso(story.clock.now - 30 * DAY);
  const rule = (name: string, position: number, filter: object, method: string): Row => ({
    by: owner.id,
    id: story.id(story.clock.now - 30 * DAY),
    name,
    position,
    filter,
    method,
    people: others.map(({ id }) => id),
    within_hours: false,
    active: true,
    version: 1,
    created_at: at,
    updated_at: at,
  });
  story.add("assignment_rules", [
    rule(say.urgent, 0, { priority: { eq: "urgent" } }, "least_load"),
    rule(say.rest, 1, { related: { customerId: { province: { eq: "İzmir" } } } }, "round_robin"),
  ]);
}
