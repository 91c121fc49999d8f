import { ArrowUpRight } from "lucide-react";
import { untabbed } from "#app/shell/custom/arrange.ts";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { Customer } from "./columns.tsx";
import { Details } from "./details.tsx";

type Props = {
  open: boolean;
  customer: Customer | undefined;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  onClose: () => void;
};

/** A customer's values beside the list, each edited where it stands. */
export function EditSheet({ open, customer, fields, layout, onClose }: Props) {
  const t = useT();
  const { may } = useMe();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={customer?.name ?? ""}
      actions={
        customer && (
          <Button to={`/customers/${customer.id}`} icon={ArrowUpRight}>
            {t("customers.openRecord")}
          </Button>
        )
      }
    >
      {customer && (
        <Details
          key={customer.id}
          customer={customer}
          fields={fields}
          layout={untabbed(layout)}
          readOnly={!may("customers:write", customer)}
        />
      )}
    </Sheet>
  );
}
