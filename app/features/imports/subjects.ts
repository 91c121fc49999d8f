import { useMemo } from "react";
import { useRouteLoaderData } from "react-router";
import { useT } from "#app/shell/i18n.tsx";

/** Where a list of these records stands. */
export function recordsPath(subject: string): string {
  return OURS.some((name) => name === subject) ? `/${subject}` : `/objects/${subject}`;
}

type Frame = { objects?: { id: string; name: string; plural: string }[]; grants?: Record<string, string> };

/** Ours that can come out of a file. */
const OURS = ["customers", "deals", "projects", "tasks"] as const;

/** Records that can come out of a file, those that the person may write. */
export function useSubjects(): { value: string; label: string }[] {
  const t = useT();
  const { objects, grants } = (useRouteLoaderData("features/frame/app-layout") ?? {}) as Frame;
  return useMemo(
    () => [
      ...OURS.filter((name) => grants?.[`${name}:write`]).map((name) => ({ value: name, label: t(`${name}.title`) })),
      ...(objects ?? [])
        .filter(({ id }) => grants?.[`records.${id}:write`])
        .map(({ name, plural }) => ({ value: name, label: plural })),
    ],
    [t, objects, grants],
  );
}
