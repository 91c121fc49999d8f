import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import type { Icon } from "#app/ui/icon.ts";

/** Objects under their heading. */
export function ObjectList({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="pb-1.5 font-medium text-sm text-text-3">
        {title}
      </h2>
      <div className="divide-y divide-line rounded-xl border border-line bg-panel shadow-sm">{children}</div>
    </section>
  );
}

type Props = {
  name: string;
  label: string;
  icon: Icon;
  fields: number;
  /** Of the agency's own objects only. */
  records?: number;
  children?: ReactNode;
};

/** One object: what it is called, how much is in it, and the way to its fields. */
export function ObjectLine({ name, label, icon: Glyph, fields, records, children }: Props) {
  const t = useT();
  return (
    <div className="flex min-h-14 items-center gap-2 pr-2 pl-3.5">
      <Link
        to={`/settings/fields/${name}`}
        prefetch="intent"
        className="group flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md py-2"
      >
        <span className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-hover text-text-2">
          <Glyph size={16} aria-hidden="true" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium group-hover:underline" title={label}>
            {label}
          </span>
          <span className="flex min-w-0 gap-1.5 text-sm text-text-3">
            <span className="shrink-0">{t("shape.objects.fields", { count: fields })}</span>
            {records !== undefined && (
              <span className="shrink-0">· {t("shape.objects.records", { count: records })}</span>
            )}
            {records !== undefined && (
              <span className="min-w-0 truncate max-sm:hidden">
                · <code className="text-xs">{name}</code>
              </span>
            )}
          </span>
        </span>
        {!children && <ChevronRight size={16} aria-hidden="true" className="mr-1.5 shrink-0 text-text-3" />}
      </Link>
      {children}
    </div>
  );
}
