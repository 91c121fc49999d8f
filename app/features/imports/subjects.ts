import { useMemo } from "react";
import { useRouteLoaderData } from "react-router";
import { useT } from "#app/shell/i18n.tsx";

type Frame = { objects?: { id: string; name: string; plural: string }[]; grants?: Record<string, string> };

/** Records that can come out of a file, those that the person may write. */
export function useSubjects(): { value: string; label: string }[] {
  const t = useT();
  const { objects, grants } = (useRouteLoaderData("features/frame/app-layout") ?? {}) as Frame;
  return useMemo(
    () => [
      ...(grants?.["customers:write"] ? [{ value: "customers", label: t("customers.title") }] : []),
      ...(objects ?? [])
        .filter(({ id }) => grants?.[`records.${id}:write`])
        .map(({ name, plural }) => ({ value: name, label: plural })),
    ],
    [t, objects, grants],
  );
}
