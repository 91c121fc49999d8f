import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { toast } from "#app/ui/toast.ts";

/** Archives or restores, and offers the way back in the toast. */
export function useArchive() {
  const t = useT();
  const { revalidate } = useRevalidator();
  const run = async (customer: { id: string; name: string }, verb: "archive" | "restore") => {
    const answer = await fetch(`/api/v1/customers/${customer.id}/${verb}`, { method: "POST", headers: { "Content-Type": "application/json", "Accept-Language": t.language }, body: "{}" });
    if (!answer.ok) {
      const problem = (await answer.json()) as { detail?: string };
      return void toast({ title: problem.detail ?? t("ui.saveFailed"), tone: "bad" });
    }
    toast({
      title: t(verb === "archive" ? "customers.archivedToast" : "customers.restoredToast", { name: customer.name }),
      undo: () => void run(customer, verb === "archive" ? "restore" : "archive"),
    });
    await revalidate();
  };
  return run;
}
