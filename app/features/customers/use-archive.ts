import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";

/** Archives or restores, and offers the way back in the toast. */
export function useArchive() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const run = async (customer: { id: string; name: string }, verb: "archive" | "restore") => {
    const { refused } = await api(`POST /customers/${customer.id}/${verb}`);
    if (refused) return;
    toast({
      title: t(verb === "archive" ? "customers.archivedToast" : "customers.restoredToast", { name: customer.name }),
      undo: () => void run(customer, verb === "archive" ? "restore" : "archive"),
    });
    await revalidate();
  };
  return run;
}
