import { useT } from "#app/shell/i18n.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { CustomRow } from "./details.tsx";
import { Value } from "./value.tsx";

type Props = { resource: string; row: CustomRow; fields: readonly ShownField[]; readOnly: boolean };

const CustomDetails = onDemand<Props>(
  async () => (await import("./details.tsx")).CustomDetails,
  ({ row, fields }) => (
    <DescriptionList
      items={fields.map((field) => ({
        id: field.key,
        term: field.label,
        value: <Value field={field} value={row.custom[field.key]} whole />,
      }))}
    />
  ),
);

/** Below what every record has: the agency's own fields, where it has any. `resource` is the record's place in the API. */
export function CustomPart({ title = true, ...props }: Props & { title?: boolean }) {
  const t = useT();
  if (props.fields.length === 0) return null;
  return (
    <section aria-label={t("shell.custom.own")} className={title ? "mt-5 border-line border-t pt-4" : ""}>
      {title && <h3 className="mb-2 font-semibold text-sm text-text-2">{t("shell.custom.own")}</h3>}
      <CustomDetails {...props} />
    </section>
  );
}
