import { Plus } from "lucide-react";
import LayoutList from "lucide-react/icons/layout-list";
import Type from "lucide-react/icons/type";
import { useState } from "react";
import { data } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listRoles } from "#worker/modules/identity/index.ts";
import { apiName } from "#worker/modules/objects/contract.ts";
import { listFields, listObjects, readableIn, rollUpSources } from "#worker/modules/objects/index.ts";
import { BUILT_IN } from "../built-in.ts";
import type { Route } from "./+types/fields.ts";
import { ArchivedFields } from "./archived-fields.tsx";
import { FieldList } from "./field-list.tsx";

const FieldSheet = lazySheet(async () => (await import("./field-sheet.tsx")).FieldSheet);
const KindDialog = lazyDialog(async () => (await import("./kind-dialog.tsx")).KindDialog);
const ArchiveDialog = lazyDialog(async () => (await import("./archive-dialog.tsx")).ArchiveDialog);

export type Field = OutputOf<typeof listFields>["data"][number];
/** What the sheet offers besides: objects to point at, roles to hide from. */
export type Around = Pick<Route.ComponentProps["loaderData"], "objects" | "roles" | "readable" | "sources">;

export const meta = pageTitle("settings.section.fields");

/** What makes the page read again: see the frame. */
export const handle = { live: ["objects", "fields", "jobs"] };

export async function loader({ context, params: { object } }: Route.LoaderArgs) {
  const { run, attempt, ctx } = page(context);
  if (!apiName.safeParse(object).success) throw data(null, { status: 404 });
  const [objects, fields, archived, roles] = await Promise.all([
    run(listObjects, {}),
    run(listFields, { object }),
    run(listFields, { object, archived: true }),
    attempt(listRoles, { limit: 200, sort: "name" }),
  ]);
  const own = objects.data.find(({ name }) => name === object);
  if (!own && !BUILT_IN.some(({ name }) => name === object)) throw data(null, { status: 404 });
  return {
    object,
    label: own?.plural,
    fields: fields.data,
    archived: archived.data,
    // Of the tenant as it is known after the reading.
    readable: ctx.tenant ? readableIn(object, ctx.tenant) : [],
    sources: ctx.tenant ? rollUpSources(object, ctx.tenant) : [],
    objects: objects.data.map(({ name, plural }) => ({ name, plural })),
    // Who shapes records need not see people: then nobody new can be chosen here.
    roles: (roles.output?.data ?? [])
      .map(({ id, key, name }) => ({ id, key, name }))
      .sort((a, b) => rank(a.key) - rank(b.key)),
  };
}

const ranks = ["owner", "admin", "manager", "member", "viewer"];
const rank = (key: string | null) => (key ? ranks.indexOf(key) : ranks.length);

/** The fields that an agency added to one object, in their order. */
export default function FieldsPage({ loaderData }: Route.ComponentProps) {
  const { object, label, fields, archived, ...around } = loaderData;
  const t = useT();
  const mayWrite = useMe().may("fields:write");
  const [editing, setEditing] = useState<Field | "new">();
  const [turning, setTurning] = useState<Field>();
  const [leaving, setLeaving] = useState<Field>();
  const create = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setEditing("new")}>
      {t("shape.fields.new")}
    </Button>
  );
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("settings.section.fields"), to: "/settings/fields" }]}
        title={label ?? t.find(`${object}.title`)}
        count={fields.length}
        actions={
          <>
            {mayWrite && (
              <Button to={`/settings/fields/${object}/layout`} icon={LayoutList}>
                <span className="max-sm:sr-only">{t("shape.layout.title")}</span>
              </Button>
            )}
            {create}
          </>
        }
      />
      <PageBody>
        <div className="grid max-w-4xl gap-4">
          {!mayWrite && <Banner>{t("shape.fields.readOnly")}</Banner>}
          {fields.length === 0 ? (
            <EmptyState
              icon={Type}
              title={t("shape.fields.empty")}
              text={t("shape.fields.emptyText")}
              action={create}
            />
          ) : (
            <>
              <p className="max-w-prose text-text-2">{t("shape.fields.text")}</p>
              <FieldList
                object={object}
                fields={fields}
                readOnly={!mayWrite}
                onEdit={setEditing}
                onChangeKind={setTurning}
                onArchive={setLeaving}
              />
            </>
          )}
          {archived.length > 0 && <ArchivedFields fields={archived} readOnly={!mayWrite} />}
        </div>
      </PageBody>
      {editing && (
        <FieldSheet
          open
          key={editing === "new" ? "new" : editing.id}
          object={object}
          field={editing === "new" ? undefined : editing}
          {...around}
          onClose={() => setEditing(undefined)}
        />
      )}
      {turning && <KindDialog open key={turning.id} field={turning} onClose={() => setTurning(undefined)} />}
      {leaving && <ArchiveDialog open key={leaving.id} field={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
