import { Link } from "react-router";

/** The head of a panel, and the way to all of it. */
export function PanelTitle({ title, to, more }: { title: string; to?: string; more?: string }) {
  return (
    <div className="mb-2.5 flex items-center">
      <h2 className="font-medium text-sm text-text-2">{title}</h2>
      {to && (
        <Link to={to} className="ml-auto inline-flex min-h-6 items-center rounded text-sm text-text-3 hover:text-text">
          {more}
        </Link>
      )}
    </div>
  );
}
