import { useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { useApi } from "#app/shell/use-api.ts";
import { newField } from "./new-field.ts";
import type { Import } from "./state.tsx";

type Choices = Pick<Import, "mapping" | "match" | "onMatch"> & { decimal: "," | "."; dayFirst: boolean };

/** What is chosen for a column that becomes a field of the agency's own. */
export const NEW_FIELD = "+";

/**
 * What has been chosen for a file. Each choice shows at once and is kept in its turn; `settled` waits for all of them,
 * for a check has to see them. After a refusal what is kept shows again.
 */
export function useChoices(file: Import) {
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [, redraw] = useState({});
  const unkept = useRef<Partial<Choices>>({});
  const queue = useRef<Promise<void>>(Promise.resolve());
  const chosen = (): Choices => ({
    mapping: file.mapping,
    match: file.match,
    onMatch: file.onMatch,
    decimal: file.format?.decimal ?? ",",
    dayFirst: file.format?.dayFirst !== false,
    ...unkept.current,
  });
  const show = (values: Partial<Choices>) => {
    unkept.current = { ...unkept.current, ...values };
    redraw({});
  };
  const keep = (before?: () => Promise<void>) => {
    const turn = queue.current.then(async () => {
      await before?.();
      await api(`PATCH /imports/${file.id}`, { body: unkept.current });
      if (queue.current !== turn) return;
      await revalidate();
      if (queue.current !== turn) return;
      unkept.current = {};
      redraw({});
    });
    queue.current = turn;
  };
  const filling = (at: number, name: string | null): Partial<Choices> => {
    const { mapping, match } = chosen();
    const next = mapping.with(at, name);
    return { mapping: next, ...(match && !next.includes(match) ? { match: null } : {}) };
  };
  return {
    chosen: chosen(),
    change: (values: Partial<Choices>) => {
      show(values);
      keep();
    },
    fill: (at: number, name: string) => {
      const column = file.columns[at];
      if (name !== NEW_FIELD) {
        show(filling(at, name || null));
        keep();
      } else if (column)
        keep(async () => {
          const { output } = await api<{ key: string }>("POST /fields", { body: newField(column, file) });
          if (output) show(filling(at, `custom.${output.key}`));
        });
    },
    settled: () => queue.current,
  };
}

export type ImportChoices = ReturnType<typeof useChoices>;
