/** A deal's form as the operations take it. What the form does not hold is left out. */
export function dealFrom(form: FormData): Record<string, unknown> {
  const fields = ["name", "customerId", "currency", "expectedClose", "ownerId", "pipelineId", "stageId"];
  const texts = fields.flatMap((name) => (form.has(name) ? [[name, form.get(name)] as const] : []));
  const amount = form.get("amountMinor");
  return {
    ...Object.fromEntries(
      texts.map(([name, value]) => [name, value === "" && name === "customerId" ? undefined : value]),
    ),
    ...(form.has("amountMinor") ? { amountMinor: amount === "" ? 0 : Number(amount) } : {}),
  };
}
