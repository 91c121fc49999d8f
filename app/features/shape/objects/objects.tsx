import { Plus } from "lucide-react";
import Blocks from "lucide-react/icons/blocks";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { objectIcon } from "#app/shell/object-icons.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { lazyDialog } from "#app/ui/dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { RowActions } from "#app/ui/row-actions.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { listFields, listObjects } from "#worker/modules/objects/index.ts";
import { BUILT_IN } from "../built-in.ts";
import type { Route } from "./+types/objects.ts";
import { DeleteObject } from "./delete-object.tsx";
import { ObjectLine, ObjectList } from "./object-line.tsx";

const ObjectDialog = lazyDialog(async () => (await import("./object-dialog.tsx")).ObjectDialog);

export type OwnObject = OutputOf<typeof listObjects>["data"][number];

export const meta = pageTitle("settings.section.fields");

/** What makes the page read again: see the frame. */
export const handle = { live: ["objects", "fields"] };

export async function loader({ context }: Route.LoaderArgs) {
  const { run } = page(context);
  const [objects, fields] = await Promise.all([run(listObjects, {}), run(listFields, {})]);
  const counts: Record<string, number> = {};
  for (const { object } of fields.data) counts[object] = (counts[object] ?? 0) + 1;
  return { objects: objects.data, counts };
}

/** What an agency's records are: ours, to which it adds fields, and objects of its own. */
export default function ObjectsPage({ loaderData: { objects, counts } }: Route.ComponentProps) {
  const t = useT();
  const go = useNavigate();
  const mayWrite = useMe().may("fields:write");
  const [editing, setEditing] = useState<OwnObject | "new">();
  const [removing, setRemoving] = useState<OwnObject>();
  const create = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setEditing("new")}>
      {t("shape.objects.new")}
    </Button>
  );
  const made = ({ name, plural }: OwnObject) => {
    toast({ title: t("shape.objects.created", { name: plural }), tone: "good" });
    void go(`/settings/fields/${name}`);
  };
  return (
    <>
      <PageHeader title={t("settings.section.fields")} actions={create} />
      <PageBody>
        <div className="grid max-w-4xl gap-6">
          <p className="max-w-prose text-text-2">{t("shape.objects.text")}</p>
          {!mayWrite && <Banner>{t("shape.objects.readOnly")}</Banner>}
          <ObjectList title={t("shape.objects.builtIn")}>
            {BUILT_IN.map(({ name, icon }) => (
              <ObjectLine key={name} name={name} label={t(`${name}.title`)} icon={icon} fields={counts[name] ?? 0} />
            ))}
          </ObjectList>
          <ObjectList title={t("shape.objects.own")}>
            {objects.length === 0 && (
              <EmptyState
                icon={Blocks}
                title={t("shape.objects.empty")}
                text={t("shape.objects.emptyText")}
                action={create}
                className="py-10"
              />
            )}
            {objects.map((object) => (
              <ObjectLine
                key={object.id}
                name={object.name}
                label={object.plural}
                icon={objectIcon(object.icon)}
                fields={counts[object.name] ?? 0}
                records={object.records}
              >
                {mayWrite && (
                  <RowActions
                    name={object.plural}
                    onEdit={() => setEditing(object)}
                    onDelete={() => setRemoving(object)}
                  />
                )}
              </ObjectLine>
            ))}
          </ObjectList>
        </div>
      </PageBody>
      {editing && (
        <ObjectDialog
          open
          key={editing === "new" ? "new" : editing.id}
          object={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onMade={made}
        />
      )}
      <DeleteObject
        object={removing}
        fields={removing ? (counts[removing.name] ?? 0) : 0}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
