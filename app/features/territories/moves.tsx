import { useEffect, useState } from "react";
import { useNavigate, useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { previewTerritories } from "#worker/modules/territories/index.ts";

type Preview = OutputOf<typeof previewTerritories>;
/** What is looked at, and what is sent once it was. */
export type Change = {
  preview: object;
  send: ["POST" | "PATCH" | "DELETE", string];
  body: object;
  name: string;
  remove?: boolean;
};
type Done = { id: string; moved: number; jobId: string | null };
type Props = { change: Change; onClose: () => void; onDone: (done: Done) => unknown };

/** Which customers a change would move, and the change itself: exactly what was shown, or nothing. A change that moves nobody is not asked about. */
export function Moves({ change, onClose, onDone }: Props) {
  const t = useT();
  const { preview, refused, busy, apply } = useChange(change, onDone);
  return (
    <Dialog
      open={Boolean(refused || change.remove || preview?.moved)}
      onClose={onClose}
      title={t(change.remove ? "territories.removeTitle" : "territories.movesTitle", { name: change.name })}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button
            variant={change.remove ? "danger" : "primary"}
            disabled={!preview}
            loading={busy}
            onClick={() => void apply(preview?.token)}
          >
            {t(change.remove ? "territories.remove" : "territories.apply")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {refused && <Banner tone="bad">{refused}</Banner>}
        {change.remove && <p className="text-text-2">{t("territories.removeText")}</p>}
        {preview ? <Shown preview={preview} name={change.name} /> : <Skeleton className="h-32" />}
      </div>
    </Dialog>
  );
}

function useChange({ preview: asked, send: [method, path], body, remove }: Change, onDone: Props["onDone"]) {
  const t = useT();
  const api = useApi();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const [preview, setPreview] = useState<Preview>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const look = async () => {
    const { output, refused: no } = await api<Preview>("POST /territories/preview", { body: asked, quiet: true });
    setPreview(output);
    if (output?.moved === 0 && !remove) await apply(output.token);
    if (no) setRefused(no.errors[0]?.message ?? no.detail);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens; a change is another dialog.
  useEffect(() => void look(), []);
  const apply = async (token: string | undefined) => {
    setBusy(true);
    setRefused(undefined);
    const { output, refused: no } = await api<Done>(`${method} ${path}`, {
      body: { ...body, token },
      quiet: true,
    });
    setBusy(false);
    if (no) {
      setRefused(no.errors[0]?.message ?? no.detail);
      if (no.reason === "territories.changed_meanwhile") await look();
      return;
    }
    if (!output) return;
    const { jobId, moved } = output;
    toast({
      title: t(jobId ? "territories.moving" : "territories.saved", { count: moved }),
      tone: "good",
      ...(jobId ? { action: { label: t("territories.toJob"), run: () => void navigate(`/jobs/${jobId}`) } } : {}),
    });
    await onDone(output);
    await revalidate();
  };
  return { preview, refused, busy, apply };
}

const cell = "border-line border-b py-1.5 pr-3 last:pr-0";

function Shown({ preview: { moved, pairs, owners, sample }, name }: { preview: Preview; name: string }) {
  const t = useT();
  const format = useFormat();
  const from = (one: { fromName: string | null }) => one.fromName ?? t("territories.nowhere");
  const to = (one: { toName: string | null; isNew: boolean }) =>
    one.isNew ? name : (one.toName ?? t("territories.nowhere"));
  if (moved === 0) return <p className="text-text-2">{t("territories.movesNone")}</p>;
  return (
    <>
      <table className="w-full table-fixed">
        <caption className="pb-1 text-left font-medium">{t("territories.moves", { count: moved })}</caption>
        <tbody>
          {pairs.slice(0, 12).map((pair) => (
            <tr key={`${pair.fromId} ${pair.toId} ${pair.isNew}`}>
              <td className={`${cell} truncate`}>
                {from(pair)} → {to(pair)}
              </td>
              <td className={`${cell} num w-20 text-right`}>{format.number(pair.customers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pairs.length > 12 && (
        <p className="text-sm text-text-3">{t("territories.morePairs", { count: pairs.length - 12 })}</p>
      )}
      <p className="text-sm text-text-2">
        {t("territories.owners")}{" "}
        {owners
          .slice(0, 6)
          .map((one) => `${one.ownerName ?? t("territories.nobody")} (${format.number(one.customers)})`)
          .join(", ")}
      </p>
      {sample.length > 0 && (
        <details>
          <summary className="cursor-pointer font-medium text-sm">{t("territories.sample")}</summary>
          <ul className="mt-1 grid gap-1 text-sm">
            {sample.map((one) => (
              <li key={one.id} className="flex gap-2">
                <span className="min-w-0 flex-1 truncate">{one.name}</span>
                <span className="min-w-0 flex-1 truncate text-text-3">
                  {from(one)} → {to(one)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
