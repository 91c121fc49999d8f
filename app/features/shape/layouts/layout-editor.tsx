import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { LeaveGuard } from "#app/shell/leave-guard.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { toast } from "#app/ui/toast.ts";
import { useSend } from "../use-send.ts";
import { ColumnOrder } from "./column-order.tsx";
import type { LayoutColumn, SavedLayout } from "./layout.tsx";
import { LineList } from "./line-list.tsx";
import { useDraft } from "./use-draft.ts";

export type EditorProps = {
  layout: SavedLayout;
  label: string;
  /** Of the agency's own, not one of ours. */
  isOwn: boolean;
  /** What each field is called. */
  words: Readonly<Record<string, string>>;
  columns: readonly LayoutColumn[];
};

/** A draft of a layout: nobody sees it before it is saved. */
export function LayoutEditor(props: EditorProps) {
  const { layout, label } = props;
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const { send, sending, errors } = useSend();
  const [stale, setStale] = useState(false);
  const draft = useDraft(props);
  const path = `/objects/${layout.object}/layout`;
  const save = async () => {
    const body = { ...draft.values, version: layout.version };
    const { refused } = await send(`PUT ${path}`, body);
    setStale(refused?.status === 412 || refused?.status === 409);
    if (!refused) toast({ title: t("shape.layout.saved"), tone: "good" });
  };
  const reset = async () => {
    const { refused } = await api(`DELETE ${path}`, layout.version === null ? {} : { version: layout.version });
    if (refused) return;
    const { tabs, hidden, columns } = layout;
    const undo = () => void api(`PUT ${path}`, { body: { tabs, hidden, columns, version: null } }).then(revalidate);
    toast({ title: t("shape.layout.resetDone"), undo });
    await revalidate();
  };
  return (
    <>
      <PageHeader
        crumbs={[{ label, to: `/settings/fields/${layout.object}` }]}
        title={t("shape.layout.title")}
        actions={
          <>
            {layout.version !== null && (
              <Button icon={RotateCcw} onClick={() => void reset()}>
                <span className="max-sm:sr-only">{t("shape.layout.reset")}</span>
              </Button>
            )}
            <Button variant="primary" loading={sending} disabled={!draft.changed} onClick={() => void save()}>
              {t("shape.layout.save")}
            </Button>
          </>
        }
      />
      <PageBody>
        <div className="relative grid max-w-3xl gap-6">
          <p className="max-w-prose text-text-2">{t("shape.layout.text")}</p>
          {errors[""] && (
            <Banner
              tone="bad"
              action={stale && <Button onClick={() => void revalidate()}>{t("shape.layout.newest")}</Button>}
            >
              {errors[""]}
            </Banner>
          )}
          <LineList lines={draft.lines} errors={errors} onChange={draft.setLines} />
          <ColumnOrder columns={draft.columns} onChange={draft.setColumns} />
        </div>
      </PageBody>
      <LeaveGuard when={draft.changed && !sending} />
    </>
  );
}
