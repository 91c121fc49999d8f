import { Link, useRevalidator } from "react-router";
import { recordPath } from "#app/shell/custom/record-path.ts";
import { comparePath, useWhy } from "#app/shell/duplicates/why.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listDuplicates } from "#worker/modules/duplicates/index.ts";

export type Group = OutputOf<typeof listDuplicates>["data"][number];

/** Records that are likely the same, why, and what to do about it. */
export function GroupCard({ group, subject, mayMerge }: { group: Group; subject: string; mayMerge: boolean }) {
  const t = useT();
  const format = useFormat();
  const whyOf = useWhy();
  const dismiss = useDismiss(subject);
  const ids = group.members.map(({ id }) => id).slice(0, 10);
  return (
    <Card className="grid gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={group.score >= 80 ? "bad" : "warn"} filled>
          {t("duplicates.score", { score: group.score })}
        </Badge>
        <span className="min-w-0 text-sm text-text-2">{group.reasons.map(whyOf).join(" · ")}</span>
      </div>
      <ul className="grid gap-2 sm:grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]">
        {group.members.map((member) => (
          <li key={member.id} className="min-w-0 rounded-lg border border-line px-3 py-2">
            <Link
              to={recordPath(subject, member.id) ?? ""}
              className="flex min-h-6 items-center font-medium hover:underline touch:min-h-11"
            >
              <span className="truncate">{member.name}</span>
            </Link>
            {member.details.map((detail) => (
              <p key={detail} className="truncate text-sm text-text-2">
                {detail.startsWith("+") ? format.phone(detail) : detail}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {mayMerge && (
          <Button variant="primary" to={comparePath(subject, ids)}>
            {t("duplicates.compare")}
          </Button>
        )}
        <Button onClick={() => void dismiss(ids)}>{t("duplicates.dismiss")}</Button>
      </div>
    </Card>
  );
}

/** Says that records are two, with the way back in the toast. */
export function useDismiss(subject: string) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const send = async (verb: "dismiss" | "reconsider", ids: string[]) => {
    const { refused } = await api(`POST /duplicates/${verb}`, { body: { subject, ids } });
    await revalidate();
    return !refused;
  };
  return async (ids: string[]) => {
    if (!(await send("dismiss", ids))) return;
    toast({
      title: t("duplicates.dismissed"),
      text: t("duplicates.dismissedText"),
      undo: () => void send("reconsider", ids),
    });
  };
}
