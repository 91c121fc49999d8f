import { useMemo, useRef, useState } from "react";
import type { Person, Suggesting } from "./extensions.ts";

export type Offered = {
  people: readonly Person[];
  /** The one that Enter takes. */
  at: number;
  place: DOMRect | null;
  choose: (person: Person) => void;
};

/** What is offered while somebody types a name behind an @, and the editor's way to say so. */
export function usePeople(find: ((q: string) => Promise<Person[]>) | undefined) {
  const [offered, setOffered] = useState<Offered>();
  const now = useRef<Offered | undefined>(undefined);
  const latest = useRef(find);
  latest.current = find;
  const mentions = find !== undefined;
  const suggesting = useMemo((): Suggesting | undefined => {
    if (!mentions) return undefined;
    const show = (next: Offered | undefined) => {
      now.current = next;
      setOffered(next);
    };
    return {
      items: async ({ query }) => (await latest.current?.(query)) ?? [],
      render: () => {
        const say = ({
          items,
          command,
          clientRect,
        }: Parameters<NonNullable<ReturnType<NonNullable<Suggesting["render"]>>["onStart"]>>[0]) =>
          show({
            people: items,
            at: 0,
            place: clientRect?.() ?? null,
            choose: ({ id, name }) => command({ id, label: name }),
          });
        return {
          onStart: say,
          onUpdate: say,
          onExit: () => show(undefined),
          onKeyDown: ({ event }) => {
            const open = now.current;
            if (!open) return false;
            const { people, at } = open;
            if (event.key === "Escape") show(undefined);
            else if (people.length === 0) return false;
            else if (event.key === "ArrowDown") show({ ...open, at: (at + 1) % people.length });
            else if (event.key === "ArrowUp") show({ ...open, at: (at + people.length - 1) % people.length });
            else if ((event.key === "Enter" || event.key === "Tab") && people[at]) open.choose(people[at]);
            else return false;
            return true;
          },
        };
      },
    };
  }, [mentions]);
  return { suggesting, offered, isOpen: () => now.current !== undefined };
}
