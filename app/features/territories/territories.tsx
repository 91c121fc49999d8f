import { ListFilter, Plus } from "lucide-react";
import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listTerritories } from "#worker/modules/territories/index.ts";
import type { Route } from "./+types/territories.ts";
import { type Change, Moves } from "./moves.tsx";
import { TerritoryTree } from "./tree.tsx";

const TerritorySheet = lazySheet(async () => (await import("./territory-sheet.tsx")).TerritorySheet);

export type Territory = OutputOf<typeof listTerritories>["data"][number];

export const meta = pageTitle("territories.title");

export const handle = { live: ["territories"] };

export async function loader({ context }: Route.LoaderArgs) {
  const { run, fields } = page(context);
  const { data } = await run(listTerritories, {});
  return { territories: data, fields: fields("customers") };
}

/** Who sells where: the tree, its rules, its people, and what a change of it would move. */
export default function TerritoriesPage({ loaderData: { territories, fields } }: Route.ComponentProps) {
  const t = useT();
  const mayWrite = useMe().may("territories:write");
  const [editing, setEditing] = useState<{ territory?: Territory; parentId?: string }>();
  const [change, setChange] = useState<Change>();
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setEditing({})}>
      {t("territories.new")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("territories.title")} count={territories.length} actions={mayWrite && create} />
      <PageBody>
        {territories.length === 0 ? (
          <EmptyState
            icon={ListFilter}
            title={t("territories.empty")}
            text={t("territories.emptyText")}
            action={
              mayWrite && (
                <>
                  <LayOut />
                  {create}
                </>
              )
            }
          />
        ) : (
          <>
            <p className="max-w-prose pb-3 text-text-2">{t("territories.text")}</p>
            <TerritoryTree
              territories={territories}
              fields={fields}
              mayWrite={mayWrite}
              onEdit={(territory) => setEditing({ territory })}
              onAdd={({ id }) => setEditing({ parentId: id })}
              onDelete={({ id, name, version }) =>
                setChange({
                  preview: { id, remove: true },
                  send: ["DELETE", `/territories/${id}`],
                  body: { version },
                  name,
                  remove: true,
                })
              }
            />
          </>
        )}
      </PageBody>
      {editing && (
        <TerritorySheet
          open
          key={editing.territory?.id ?? editing.parentId ?? "new"}
          territory={editing.territory}
          parentId={editing.territory?.parentId ?? editing.parentId ?? null}
          territories={territories}
          fields={fields}
          onClose={() => setEditing(undefined)}
        />
      )}
      {change && <Moves change={change} onClose={() => setChange(undefined)} onDone={() => setChange(undefined)} />}
    </>
  );
}

/** Turkey's regions and provinces in one go. */
function LayOut() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const layOut = async () => {
    setBusy(true);
    const { output } = await api<{ made: number }>("POST /territories/lay-out");
    if (output) toast({ title: t("territories.laidOut", { count: output.made }), tone: "good" });
    await revalidate();
    setBusy(false);
  };
  return (
    <Button icon={ListFilter} loading={busy} onClick={() => void layOut()}>
      {t("territories.layOut")}
    </Button>
  );
}
