import Merge from "lucide-react/icons/merge";
import { useState } from "react";
import { useNavigate } from "react-router";
import { recordPath } from "#app/shell/custom/record-path.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { page } from "#worker/kernel/page.ts";
import { compareRecords } from "#worker/modules/duplicates/index.ts";
import type { Route } from "./+types/compare.ts";
import { Fields } from "./fields.tsx";
import { useDismiss } from "./group-card.tsx";
import { Moves } from "./moves.tsx";
import { Survivors } from "./survivors.tsx";

export type Comparison = OutputOf<typeof compareRecords>;

export async function loader({ context, request }: Route.LoaderArgs) {
  const here = page(context);
  const search = new URL(request.url).searchParams;
  const subject = search.get("subject") ?? "customers";
  const ids = search.getAll("ids");
  const nothing: Comparison = { fields: [], records: [] };
  const compared = ids.length > 1 ? await here.run(compareRecords, { subject, ids } as never) : nothing;
  return { subject, compared, own: here.fields(subject) };
}

export const meta = pageTitle("duplicates.compareTitle");

/** Records side by side: which stays, whose values stay, what moves. */
export default function ComparePage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { subject, compared } = loaderData;
  const key = compared.records.map(({ id }) => id).join();
  if (compared.records.length > 1) return <Compare key={key} {...loaderData} />;
  return (
    <>
      <PageHeader title={t("duplicates.compareTitle")} crumbs={[{ label: t("duplicates.title"), to: back(subject) }]} />
      <EmptyState
        icon={Merge}
        title={t("duplicates.gone")}
        text={t("duplicates.goneText")}
        action={<Button to={back(subject)}>{t("duplicates.back")}</Button>}
      />
    </>
  );
}

function Compare({ subject, compared, own }: { subject: string; compared: Comparison; own: ShownField[] }) {
  const t = useT();
  const format = useFormat();
  const go = useNavigate();
  const dismiss = useDismiss(subject);
  const [survivorId, setSurvivor] = useState(compared.records[0]?.id ?? "");
  const [take, setTake] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const merge = useMerge(subject, compared, survivorId, take);
  const survivor = compared.records.find(({ id }) => id === survivorId);
  const others = compared.records.filter(({ id }) => id !== survivorId);
  const apart = async () => {
    await dismiss(compared.records.map(({ id }) => id));
    void go(back(subject));
  };
  return (
    <>
      <PageHeader
        title={t("duplicates.compareTitle")}
        crumbs={[{ label: t("duplicates.title"), to: back(subject) }]}
        actions={
          <>
            <Button onClick={() => void apart()} className="max-sm:hidden">
              {t("duplicates.dismiss")}
            </Button>
            <Button variant="primary" icon={Merge} onClick={() => setAsking(true)}>
              {t("duplicates.merge")}
            </Button>
          </>
        }
      />
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-(--page)">
        <div className="mx-auto grid max-w-5xl gap-6">
          <Survivors records={compared.records} value={survivorId} onChange={setSurvivor} />
          <Fields
            compared={compared}
            own={own}
            survivorId={survivorId}
            take={take}
            onTake={setTake}
            subject={subject}
          />
          <Moves records={others} />
          <Button onClick={() => void apart()} className="justify-self-start sm:hidden">
            {t("duplicates.dismiss")}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("duplicates.confirmTitle", { name: survivor?.name ?? "" })}
        text={`${format.list(others.map(({ name }) => name))}: ${t("duplicates.confirmText")}`}
        confirm={t("duplicates.confirm")}
        onConfirm={merge}
      />
    </>
  );
}

function useMerge(subject: string, { records }: Comparison, survivorId: string, take: Record<string, string>) {
  const t = useT();
  const api = useApi();
  const go = useNavigate();
  return async () => {
    const survivor = records.find(({ id }) => id === survivorId);
    const others = records.filter(({ id }) => id !== survivorId).map(({ id, version }) => ({ id, version }));
    const body = { subject, survivorId, version: survivor?.version, others, take };
    const { output } = await api<{ id: string }>("POST /duplicates/merge", { body });
    if (!output) return;
    toast({ title: t("duplicates.merged", { name: survivor?.name ?? "" }), tone: "good" });
    void go(recordPath(subject, output.id) ?? back(subject));
  };
}

function back(subject: string): string {
  return `/duplicates?subject=${subject}`;
}
