import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import type { PointingList } from "./read-pointing.server.ts";

/** Which records point at this one, a short list for each field that does; or the word for none. */
export function Pointing({ lists, none }: { lists: readonly PointingList[]; none?: string }) {
  const t = useT();
  if (lists.length === 0) return none && <p className="text-text-3">{none}</p>;
  return lists.map(({ id, label, rows, total, all }) => (
    <section key={id} aria-label={label} className="mt-6 first:mt-0">
      <h3 className="flex items-baseline gap-2 font-semibold text-sm text-text-2">
        <Link to={all} className="truncate rounded hover:text-text hover:underline">
          {label}
        </Link>
        <span className="num font-normal text-text-3">{total}</span>
      </h3>
      <ul className="mt-1.5 grid gap-0.5">
        {rows.map((row) => (
          <li key={row.id} className="flex min-h-7 items-center touch:min-h-11">
            {row.to ? (
              <Link to={row.to} className="truncate rounded hover:underline">
                {row.name}
              </Link>
            ) : (
              <span className="truncate">{row.name}</span>
            )}
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <Link to={all} className="inline-flex min-h-6 items-center rounded text-brand-text text-sm hover:underline">
          {t("shell.custom.all")}
        </Link>
      )}
    </section>
  ));
}
