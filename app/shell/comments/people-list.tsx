import { createPortal } from "react-dom";
import { useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Offered } from "./use-people.ts";

type Props = { id: string; offered: Offered };

/** People to mention, at the place where the name is typed. The caret stays in the text: arrow keys and Enter choose. */
export function PeopleList({ id, offered: { people, at, choose, place } }: Props) {
  const t = useT();
  const style = place && {
    left: Math.max(8, Math.min(place.left, window.innerWidth - 268)),
    ...(place.bottom > window.innerHeight - 260
      ? { bottom: window.innerHeight - place.top + 6 }
      : { top: place.bottom + 6 }),
  };
  return createPortal(
    <div
      id={id}
      role="listbox"
      aria-label={t("comments.people")}
      style={style ?? undefined}
      className="fixed z-60 w-65 rounded-lg border border-line bg-panel p-1 shadow-float"
    >
      {people.length === 0 && <p className="px-2 py-1.5 text-sm text-text-3">{t("comments.nobody")}</p>}
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(person);
          }}
          className={cx(
            "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 touch:min-h-11",
            index === at ? "bg-hover" : "hover:bg-hover",
          )}
        >
          <Avatar name={person.name} id={person.id} image={person.pictureId && `/files/${person.pictureId}`} />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>,
    document.body,
  );
}
