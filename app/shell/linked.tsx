import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** A value that names another record, and the way there beside it; `label` says where it leads. */
export function Linked({ to, label, children }: { to: string | undefined; label: string; children: ReactNode }) {
  if (!to) return children;
  return (
    <span className="flex w-full min-w-0 items-center gap-3">
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)]">{children}</span>
      <Link
        to={to}
        aria-label={label}
        data-tip={label}
        className="grid size-7 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text touch:size-11"
      >
        <ArrowUpRight size={15} aria-hidden="true" />
      </Link>
    </span>
  );
}
