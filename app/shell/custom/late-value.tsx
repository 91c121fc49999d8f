import { onDemand } from "#app/ui/on-demand.tsx";
import type { CustomValue, ShownField } from "#worker/kernel/custom/field.ts";

/** A value in a list that seldom shows one: plain text stands there at once, what has to be put into words a moment later. */
export const LateValue = onDemand<{ field: ShownField; value: CustomValue | undefined }>(
  async () => (await import("./value.tsx")).Value,
  ({ field, value }) => (PLAIN.includes(field.kind) ? String(value ?? "") : null),
);

const PLAIN = ["text", "url", "email", "auto_number"];
