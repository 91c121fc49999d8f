import { type ActionFunctionArgs, data } from "react-router";
import { refusal } from "#app/shell/refusal.ts";
import { page } from "#worker/kernel/page.ts";
import { deleteTag, mergeTag, renameTag } from "#worker/modules/customers/index.ts";

export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const id = text("id");
  const intent = text("intent");
  const { problem } =
    intent === "delete"
      ? await attempt(deleteTag, { id })
      : intent === "merge"
        ? await attempt(mergeTag, { id, into: text("into") })
        : await attempt(renameTag, { id, name: text("name") });
  return problem ? data(refusal(problem), { status: problem.status }) : { done: true };
}
