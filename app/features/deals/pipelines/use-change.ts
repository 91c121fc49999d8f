import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";

/** Changes something through the API and reads the page again. `said` keeps the refusal for the field it belongs to. */
export function useChange() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  /** True when it was done; what was refused is said in a toast. */
  const change = async (route: string, body?: object): Promise<boolean> => {
    const { refused } = await api(route, body ? { body } : {});
    await revalidate();
    return !refused;
  };
  /** For inline fields. */
  const save = async (route: string, body: object): Promise<{ error: string } | undefined> => {
    const { refused } = await api(route, { body, quiet: true });
    if (refused) return { error: refused.errors[0]?.message ?? refused.detail ?? t("ui.saveFailed") };
    await revalidate();
    return undefined;
  };
  return { change, save };
}
