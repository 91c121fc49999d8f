import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import type { Grants } from "#worker/kernel/actor.ts";
import { page } from "#worker/kernel/page.ts";
import { createApiKey, revokeApiKey } from "#worker/modules/identity/index.ts";

const DAY = 86_400_000;

export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt, ctx } = page(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  if (text("intent") === "revoke") {
    const { problem } = await attempt(revokeApiKey, { id: text("id") });
    return problem ? data(refusal(problem), { status: problem.status }) : { done: { secret: null as string | null } };
  }
  const days = Number(text("days"));
  const grants = JSON.parse(text("grants") || "{}") as Grants;
  const expiresAt = days > 0 ? new Date(ctx.clock.now() + days * DAY).toISOString() : null;
  const { output, problem } = await attempt(createApiKey, { name: text("name"), grants, expiresAt });
  return problem
    ? data(refusal(problem), { status: problem.status })
    : { done: { secret: output.secret as string | null } };
}
