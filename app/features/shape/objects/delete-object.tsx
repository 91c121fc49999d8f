import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OwnObject } from "./objects.tsx";

/** Asks before an object goes, with its fields. One that has records stays; a message says why. */
export function DeleteObject({
  object,
  fields,
  onClose,
}: {
  object: OwnObject | undefined;
  fields: number;
  onClose: () => void;
}) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const remove = async ({ id, plural }: OwnObject) => {
    const { refused } = await api(`DELETE /objects/${id}`);
    if (!refused) toast({ title: t("shape.objects.deleted", { name: plural }), tone: "good" });
    await revalidate();
  };
  return (
    <ConfirmDialog
      open={object !== undefined}
      onClose={onClose}
      title={t("shape.objects.deleteTitle", { name: object?.plural ?? "" })}
      text={t("shape.objects.deleteText")}
      losing={fields > 0 ? [t("shape.objects.deleteFields", { count: fields })] : []}
      confirm={t("shape.objects.deleteAction")}
      onConfirm={() => object && remove(object)}
    />
  );
}
