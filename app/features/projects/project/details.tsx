import type { ReactNode } from "react";
import { RecordFields } from "#app/shell/custom/record-fields.tsx";
import { findCustomers, findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Linked } from "#app/shell/linked.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { useSave } from "#app/shell/use-save.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { EditableField, type EditorProps } from "#app/ui/editable-field.tsx";
import { dayEditor, pickEditor } from "#app/ui/editors.tsx";
import { Select } from "#app/ui/select.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Translate } from "#messages";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { PROJECT_LAYOUT } from "#worker/modules/projects/options.ts";
import { PROJECT_STATUSES } from "#worker/modules/projects/options.ts";
import { EndsOn, type Project, statusTone } from "../columns.tsx";

type Props = { project: Project; fields: readonly ShownField[]; layout: ShownLayout | null; readOnly: boolean };

/** What is known of a project; every value is edited where it stands. */
export function Details({ project, fields, layout, readOnly }: Props) {
  const t = useT();
  const format = useFormat();
  const save = useSave("projects", project);
  const own = (id: Exclude<keyof typeof values, "createdAt">) => ({ label: t(`projects.field.${id}`), readOnly });
  const owner = optionOf(project.ownerId, project.ownerName);
  const values = {
    name: (): ReactNode => (
      <EditableField {...own("name")} value={project.name} onSave={(value) => save("name", value)} />
    ),
    customerId: (): ReactNode => (
      <Linked
        to={project.customerName === null ? undefined : `/customers/${project.customerId}`}
        label={t("deals.openCustomer", { name: project.customerName ?? "" })}
      >
        <EditableField<SearchOption | null>
          {...own("customerId")}
          value={optionOf(project.customerId, project.customerName)}
          editor={pickEditor(findCustomers)}
          show={(option) => option?.label}
          onSave={(option) => save("customerId", option?.value, (it) => optionOf(it.customerId, it.customerName))}
        />
      </Linked>
    ),
    status: (): ReactNode => (
      <EditableField
        {...own("status")}
        value={project.status}
        editor={statusEditor(t)}
        show={(status) => t(`projects.status.${status}`)}
        onSave={(status) => save("status", status)}
      >
        <Badge tone={statusTone[project.status]}>{t(`projects.status.${project.status}`)}</Badge>
      </EditableField>
    ),
    startsOn: (): ReactNode => (
      <EditableField
        {...own("startsOn")}
        value={project.startsOn}
        editor={dayEditor}
        show={(day) => (day ? format.date(day) : undefined)}
        onSave={(day) => save("startsOn", day)}
      />
    ),
    endsOn: (): ReactNode => (
      <EditableField
        {...own("endsOn")}
        value={project.endsOn}
        editor={dayEditor}
        show={(day) => (day ? format.date(day) : undefined)}
        onSave={(day) => save("endsOn", day)}
      >
        {project.endsOn && <EndsOn project={project} />}
      </EditableField>
    ),
    ownerId: (): ReactNode => (
      <EditableField<SearchOption | null>
        {...own("ownerId")}
        value={owner}
        editor={pickEditor(findUsers)}
        show={(option) => option?.label}
        onSave={(option) => save("ownerId", option?.value ?? null, (it) => optionOf(it.ownerId, it.ownerName))}
      >
        {owner && (
          <span className="flex min-w-0 items-center gap-1.75">
            <Avatar name={owner.label} id={owner.value} size="small" />
            <span className="truncate">{owner.label}</span>
          </span>
        )}
      </EditableField>
    ),
    createdAt: (): ReactNode => format.date(project.createdAt),
  } satisfies Record<(typeof PROJECT_LAYOUT.fields)[number], () => ReactNode>;
  const items = Object.entries(values).map(([id, value]) => ({
    id,
    term: t.find(`projects.field.${id}`) ?? id,
    value: value(),
  }));
  return <RecordFields resource="projects" row={project} ours={items} {...{ fields, layout, readOnly }} />;
}

function statusEditor(t: Translate) {
  return ({ draft, label, save, leave }: EditorProps<Project["status"]>) => (
    <Select
      autoFocus
      aria-label={label}
      value={draft}
      onChange={(event) => save(event.target.value as Project["status"])}
      onBlur={leave}
      options={PROJECT_STATUSES.map((value) => ({ value, label: t(`projects.status.${value}`) }))}
    />
  );
}
