import { Box, Plus } from "lucide-react";
import { useMemo } from "react";
import { data, useSearchParams } from "react-router";
import { customFrom } from "#app/shell/custom/from-form.ts";
import { Value } from "#app/shell/custom/value.tsx";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { openDefault } from "#app/shell/open-default.ts";
import { readList } from "#app/shell/read-list.server.ts";
import { refusal } from "#app/shell/refusal.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { partOf } from "#app/shell/words.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { createRecord, type getRecord, listRecords } from "#worker/modules/objects/index.ts";
import { RECORD_FIELDS } from "#worker/modules/objects/options.ts";
import { listViews } from "#worker/modules/views/index.ts";
import type { Route } from "./+types/list.ts";
import { cardsOf } from "./cards.ts";
import { useRecordColumns } from "./columns.tsx";
import { objectIn } from "./object-in.server.ts";

export type CustomRecord = OutputOf<typeof getRecord>;

const RecordSheet = lazySheet(async () => (await import("./record-sheet.tsx")).RecordSheet);
const RecordBulk = onDemand(async () => (await partOf("duplicates", import("./bulk.tsx"))).RecordBulk);
const ListLinks = onDemand(
  async () => (await partOf("duplicates", import("#app/shell/duplicates/links.tsx"))).ListLinks,
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const here = page(context);
  const { ctx, run } = here;
  const { object } = params;
  const of = {
    resource: object,
    ours: RECORD_FIELDS,
    timeZone: ctx.tenant?.timeZone ?? "UTC",
    own: here.fields(object),
  };
  const [read, views, names] = await Promise.all([
    readList(request.url, of, (query) => run(listRecords, { ...query, object } as never)),
    run(listViews, { resource: object } as never),
    namesIn(request.url, { ownerId: (id) => ctx.run(getUser, { id }) }),
  ]);
  openDefault(request.url, views.data);
  const arranged = here.layout(object);
  return {
    ...read,
    views: views.data,
    names,
    object: objectIn(ctx, object),
    custom: { fields: here.fields(object), layout: arranged },
    layout: readLayout(request.headers.get("cookie"), object, arranged),
  };
}

export async function action({ context, request, params: { object } }: Route.ActionArgs) {
  const { attempt, fields } = page(context);
  const form = await request.formData();
  const owner = form.has("ownerId") ? { ownerId: String(form.get("ownerId")) } : {};
  const input = { object, name: String(form.get("name") ?? ""), ...owner, custom: customFrom(form, fields(object)) };
  const { output, problem } = await attempt(createRecord, input);
  return problem ? data(refusal(problem), { status: problem.status }) : { done: { id: output.id, name: output.name } };
}

/** What makes the page read again: see the frame. */
export const handle = { live: ["records", "fields", "objects", "layouts"] };

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.object.plural ?? "" }];

export default function RecordsPage({ loaderData }: Route.ComponentProps) {
  const { shape, custom: own, layout, list, names, object, views } = loaderData;
  const t = useT();
  const { may } = useMe();
  const [search] = useSearchParams();
  const creating = useCreating();
  const mayWrite = may(`records.${object.id}:write`);
  const archived = search.get("filter[archived]") === "true";
  const fields = useMemo(() => filterFields(t, "objects", RECORD_FIELDS), [t]);
  const custom = useMemo(() => ({ ...own, cell: Value, cards: cardsOf(own.fields) }), [own]);
  const add = mayWrite && (
    <>
      <ListLinks subject={object.name} />
      <Button variant="primary" icon={Plus} onClick={creating.open}>
        <span className="max-sm:sr-only">{t("objects.new", { label: object.label })}</span>
      </Button>
    </>
  );
  return (
    <>
      <ListPage
        key={object.id}
        list={object.name}
        title={object.plural}
        part={list}
        select={selectList}
        columns={useRecordColumns()}
        fields={fields}
        custom={custom}
        shape={shape}
        mayMove={(row) => may(`records.${object.id}:write`, row)}
        layout={layout}
        names={names}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/objects/${object.name}/${row.id}`}
        views={{
          resource: object.name,
          builtIn: [
            { id: "all", label: t("objects.views.all"), query: "" },
            { id: "mine", label: t("objects.views.mine"), query: "?filter[ownerId][in]=me" },
            { id: "archived", label: t("objects.views.archived"), query: "?filter[archived]=true" },
          ],
          saved: views,
        }}
        {...(mayWrite ? { onCreate: creating.open } : {})}
        bulk={
          mayWrite ? (rows) => <RecordBulk {...rows} object={object} archived={archived} own={own.fields} /> : undefined
        }
        actions={add}
        empty={<EmptyState icon={Box} title={t("objects.empty.title")} text={t("objects.empty.text")} action={add} />}
      />
      {creating.isOpen && mayWrite && <RecordSheet open object={object} {...own} onClose={creating.close} />}
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
