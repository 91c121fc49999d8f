import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import type { Import } from "./state.tsx";

type Props = { file: Import; counts: NonNullable<Import["counts"]> };

const shown = { create: "", update: "", skip: "skipped", fail: "failed" } as const;

/** What the rows came to, or would come to; each figure opens its rows. */
export function Counts({ file, counts }: Props) {
  const t = useT();
  const format = useFormat();
  const tried = file.status === "checking" || file.status === "checked";
  return (
    <section aria-label={t("imports.result")} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {(Object.keys(shown) as (keyof typeof shown)[]).map((name) => (
        <Card key={name} className="grid gap-0.5 p-3.5">
          <span className="text-sm text-text-2">{t(tried ? `imports.would.${name}` : `imports.did.${name}`)}</span>
          <Link
            to={`/jobs/${file.jobId}${shown[name] ? `?filter[status][in]=${shown[name]}` : ""}`}
            className="num min-h-6 font-semibold text-xl hover:underline"
          >
            {format.number(counts[name])}
          </Link>
        </Card>
      ))}
    </section>
  );
}
