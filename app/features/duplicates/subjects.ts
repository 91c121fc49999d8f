import { useMemo } from "react";
import { useRouteLoaderData } from "react-router";
import { useT } from "#app/shell/i18n.tsx";

type Frame = { objects?: { id: string; name: string; plural: string }[]; grants?: Record<string, string> };
export type SubjectOption = { value: string; label: string; mayScan: boolean; mayMerge: boolean };

/** Records of which two may be one, those that the person may see. */
export function useSubjects(): SubjectOption[] {
  const t = useT();
  const { objects, grants } = (useRouteLoaderData("features/frame/app-layout") ?? {}) as Frame;
  return useMemo(() => {
    const option = (value: string, label: string, resource: string) => ({
      value,
      label,
      mayScan: grants?.[`${resource}:write`] === "all",
      mayMerge: Boolean(grants?.[`${resource}:write`] && grants?.[`${resource}:delete`]),
    });
    return [
      ...(grants?.["customers:read"] ? [option("customers", t("customers.title"), "customers")] : []),
      ...(objects ?? []).map(({ id, name, plural }) => option(name, plural, `records.${id}`)),
    ];
  }, [t, objects, grants]);
}
