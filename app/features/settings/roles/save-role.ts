import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import type { Grants } from "#worker/kernel/actor.ts";
import { page } from "#worker/kernel/page.ts";
import { createRole, deleteRole, updateRole } from "#worker/modules/identity/index.ts";

/** The matrix arrives as JSON; the contract looks at each right. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const id = text("id");
  if (text("intent") === "delete") {
    const { problem } = await attempt(deleteRole, { id });
    return problem ? data(refusal(problem), { status: problem.status }) : { done: { id, created: false } };
  }
  const role = { name: text("name"), grants: grantsFrom(text("grants")) };
  const { output, problem } = id
    ? await attempt(updateRole, { id, version: Number(text("version")), ...role })
    : await attempt(createRole, role);
  return problem ? data(refusal(problem), { status: problem.status }) : { done: { id: output.id, created: !id } };
}

function grantsFrom(json: string): Grants {
  try {
    return JSON.parse(json) as Grants;
  } catch {
    return {};
  }
}
