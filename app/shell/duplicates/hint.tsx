import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listDuplicates } from "#worker/modules/duplicates/index.ts";
import { comparePath, useWhy } from "./why.ts";

type Group = OutputOf<typeof listDuplicates>["data"][number];

/** Says quietly on a record's page which others are likely the same. Asked after the page itself. */
export function DuplicateHint({ subject, id, stamp }: { subject: string; id: string; stamp: number }) {
  const t = useT();
  const api = useApi();
  const whyOf = useWhy();
  const [group, setGroup] = useState<Group>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed record is asked about again
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams({ subject, recordId: id, limit: "1" });
    void api<{ data: Group[] }>(`GET /duplicates?${query}`, { quiet: true, signal: stop.signal }).then(({ output }) => {
      if (!stop.signal.aborted) setGroup(output?.data.find(({ members }) => members.some((one) => one.id === id)));
    });
    return () => stop.abort();
  }, [api, subject, id, stamp]);
  const [first, ...more] = group?.members.filter((one) => one.id !== id) ?? [];
  if (!group || !first) return null;
  const ids = [id, ...group.members.map((one) => one.id).filter((one) => one !== id)].slice(0, MOST);
  return (
    <div className="px-(--page) pt-3">
      <Banner
        tone="info"
        title={
          more.length > 0
            ? t("duplicates.alikeMore", { name: first.name, count: more.length })
            : t("duplicates.alike", { name: first.name })
        }
        action={
          <Link
            to={comparePath(subject, ids)}
            className="inline-flex min-h-6 items-center font-medium text-brand-text hover:underline touch:min-h-11"
          >
            {t("duplicates.compare")}
          </Link>
        }
      >
        {group.reasons.map(whyOf).join(" · ")}
      </Banner>
    </div>
  );
}

const MOST = 10;
