import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";

type Project = { id: string; name: string };

/** Puts a project away or brings it back, and offers the way back in the toast. */
export function useArchive() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const run = async (project: Project, verb: "archive" | "restore"): Promise<void> => {
    const { refused } = await api(`POST /projects/${project.id}/${verb}`);
    const back = verb === "archive" ? "restore" : "archive";
    const title = t(verb === "archive" ? "projects.archivedToast" : "projects.restoredToast", { name: project.name });
    if (!refused) toast({ title, undo: () => void run(project, back) });
    await revalidate();
  };
  return run;
}
