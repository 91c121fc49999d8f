import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import { updateSettings } from "#tenants/index.ts";
import { page } from "#worker/kernel/page.ts";

/** Only what was changed arrives, as JSON. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { hasIcon: _, iconUrl: __, ...change } = (await request.json()) as Record<string, unknown>;
  const { problem } = await page(context).attempt(updateSettings, change as never);
  return problem ? data(refusal(problem), { status: problem.status }) : { done: true };
}
