import { Archive, Trash2 } from "lucide-react";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import { redirect, useRevalidator } from "react-router";
import { Pointing } from "#app/shell/custom/pointing.tsx";
import { readPointing } from "#app/shell/custom/read-pointing.server.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { PageHeader } from "#app/shell/page-header.tsx";
import { RecordPanel, RecordPanels } from "#app/shell/record-panel.tsx";
import { RecordEvents, RecordTalk } from "#app/shell/record-talk.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { useRemove } from "#app/shell/use-remove.ts";
import { partOf } from "#app/shell/words.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { toast } from "#app/ui/toast.ts";
import { page } from "#worker/kernel/page.ts";
import { getRecord } from "#worker/modules/objects/index.ts";
import type { Route } from "./+types/record.ts";
import { Details } from "./details.tsx";
import { objectIn } from "./object-in.server.ts";

const RecordMenu = onDemand(
  async () => (await partOf("duplicates", import("#app/shell/duplicates/record-menu.tsx"))).RecordMenu,
);
const DuplicateHint = onDemand(
  async () => (await partOf("duplicates", import("#app/shell/duplicates/hint.tsx"))).DuplicateHint,
);

export async function loader({ context, params }: Route.LoaderArgs) {
  const here = page(context);
  const [record, pointing] = await Promise.all([here.run(getRecord, params), readPointing(here, params)]);
  if (record.id !== params.id) throw redirect(`/objects/${params.object}/${record.id}`);
  return {
    record,
    pointing,
    object: objectIn(here.ctx, params.object),
    fields: here.fields(params.object),
    layout: here.layout(params.object),
  };
}

/** What makes the page read again: see the frame. */
export const handle = { live: ["records", "fields", "layouts"] };

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.record.name ?? "" }];

export default function RecordPage({ loaderData }: Route.ComponentProps) {
  const { fields, layout, object, pointing, record } = loaderData;
  const t = useT();
  const format = useFormat();
  const { may } = useMe();
  const verbs = useVerbs(object.name, record);
  const mayWrite = may(`records.${object.id}:write`, record);
  const archived = record.archivedAt !== null;
  return (
    <>
      <PageHeader
        title={record.name}
        crumbs={[{ label: object.plural, to: `/objects/${object.name}` }]}
        mark={archived && <Badge filled>{t("objects.archived")}</Badge>}
        actions={
          <>
            {mayWrite && (
              <Button
                icon={archived ? ArchiveRestore : Archive}
                onClick={() => void verbs.archive(archived ? "restore" : "archive")}
              >
                <span className="max-sm:sr-only">{t(archived ? "objects.restore" : "objects.archive")}</span>
              </Button>
            )}
            {archived && may(`records.${object.id}:delete`, record) && (
              <Button variant="danger" icon={Trash2} onClick={() => void verbs.remove()}>
                <span className="max-sm:sr-only">{t("ui.delete")}</span>
              </Button>
            )}
            {!archived && mayWrite && may(`records.${object.id}:delete`, record) && (
              <RecordMenu subject={object.name} id={record.id} />
            )}
          </>
        }
      />
      {!archived && <DuplicateHint subject={object.name} id={record.id} stamp={record.version} />}
      {archived && (
        <div className="px-(--page) pt-3">
          <Banner tone="warn">{t("objects.archivedText")}</Banner>
        </div>
      )}
      <RecordPanels>
        <RecordPanel title={t("objects.details")} className="lg:border-line lg:border-r">
          <Details {...{ object, record, fields, layout }} readOnly={!mayWrite} />
          <p className="mt-4 text-sm text-text-3">{t("objects.added", { date: format.dateTime(record.createdAt) })}</p>
        </RecordPanel>
        <RecordPanel title={t("objects.history")}>
          <RecordTalk key={record.id} subject={object.name} id={record.id} label={t("objects.history")}>
            <RecordEvents
              of={`objects/${object.name}/records/${record.id}`}
              stamp={record.version}
              label={t("objects.history")}
            />
          </RecordTalk>
        </RecordPanel>
        <RecordPanel title={t("objects.pointing")} className="lg:border-line lg:border-l">
          <Pointing lists={pointing} none={t("objects.none")} />
        </RecordPanel>
      </RecordPanels>
    </>
  );
}

function useVerbs(object: string, { id, name }: { id: string; name: string }) {
  const t = useT();
  const api = useApi();
  const removed = useRemove();
  const { revalidate } = useRevalidator();
  const path = `/objects/${object}/records/${id}`;
  const archive = async (verb: "archive" | "restore"): Promise<void> => {
    const { refused } = await api(`POST ${path}/${verb}`);
    const back = verb === "archive" ? "restore" : "archive";
    const title = t(verb === "archive" ? "objects.archivedToast" : "objects.restoredToast", { name });
    if (!refused) toast({ title, undo: () => void archive(back) });
    await revalidate();
  };
  const remove = () => removed({ id, name, at: path, list: `/objects/${object}` });
  return { archive, remove };
}
