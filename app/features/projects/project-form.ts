const texts = ["name", "customerId", "status", "startsOn", "endsOn", "ownerId"];

/** A project's form as the operations take it. What the form does not hold is left out. */
export function projectFrom(form: FormData): Record<string, unknown> {
  const held = texts.filter((name) => form.has(name)).map((name) => [name, String(form.get(name))] as const);
  return Object.fromEntries(held.filter(([name, value]) => value !== "" || name !== "customerId"));
}
