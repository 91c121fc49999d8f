import { momentOf } from "#worker/kernel/wall-time.ts";

const texts = ["title", "note", "ownerId", "customerId", "dealId", "projectId"];

/** A task's form as the operations take it. What the form does not hold is left out. */
export function taskFrom(form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "");
  const held = texts.filter((name) => form.has(name)).map((name) => [name, text(name)] as const);
  const day = text("day");
  // What is no day goes on as it is: the contract says what is wrong with it.
  const due = form.has("day") ? { dueAt: day && (momentOf(day, text("time"), text("timeZone")) ?? day) } : {};
  return { ...Object.fromEntries(held), ...due };
}
