import { momentOf } from "#worker/kernel/wall-time.ts";

const texts = ["title", "note", "priority", "ownerId", "customerId", "dealId", "projectId"];

/** A task's form as the operations take it. What the form does not hold is left out. */
export function taskFrom(form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "");
  const held = texts.filter((name) => form.has(name)).map((name) => [name, text(name)] as const);
  const day = text("day");
  // What is no day goes on as it is: the contract says what is wrong with it.
  const due = form.has("day") ? { dueAt: day && (momentOf(day, text("time"), text("timeZone")) ?? day) } : {};
  return { ...Object.fromEntries(held), ...due, ...checklistIn(form), ...repeatsIn(form) };
}

function checklistIn(form: FormData): { checklist?: unknown } {
  const sent = form.get("checklist");
  return typeof sent === "string" ? { checklist: JSON.parse(sent) } : {};
}

function repeatsIn(form: FormData): { repeats?: unknown } {
  const unit = form.get("repeatUnit");
  if (unit === null) return {};
  if (unit === "") return { repeats: null };
  const weekdays = form.getAll("repeatDay").map(Number);
  const every = Number(form.get("repeatEvery") || 1);
  const [from, until] = [form.get("repeatFrom") ?? undefined, form.get("repeatUntil") || null];
  return { repeats: { unit, every, from, until, ...(unit === "week" && weekdays.length > 0 ? { weekdays } : {}) } };
}
