import type { ReactNode } from "react";
import { currencies } from "#app/shell/currencies.ts";
import { RecordFields } from "#app/shell/custom/record-fields.tsx";
import { findCustomers, findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Linked } from "#app/shell/linked.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { useSave } from "#app/shell/use-save.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import type { DescribedItem } from "#app/ui/description-list.tsx";
import { EditableField } from "#app/ui/editable-field.tsx";
import { dayEditor, pickEditor } from "#app/ui/editors.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { DEAL_LAYOUT } from "#worker/modules/pipeline/options.ts";
import type { Deal } from "../board/board-state.ts";
import { findCompetitors, findWinReasons } from "../find-choices.ts";
import { InStage } from "../in-stage.tsx";
import { choiceEditor, moneyEditor } from "./editors.tsx";

type Props = { deal: Deal; fields: readonly ShownField[]; layout: ShownLayout | null; readOnly: boolean };
type FieldId = (typeof DEAL_LAYOUT.fields)[number];

/** What is known of a deal; what may be changed is changed where it stands. */
export function Details({ deal, fields, layout, readOnly }: Props) {
  const t = useT();
  const format = useFormat();
  const edited = useEdited(deal, readOnly);
  const item = (id: FieldId, value: ReactNode): DescribedItem => ({
    id,
    term: t.find(`deals.field.${id}`) ?? id,
    value,
  });
  const decided: DescribedItem[] = [
    item("closedAt", deal.closedAt && format.dateTime(deal.closedAt)),
    ...(deal.lostReasonName ? [item("lostReasonId", deal.lostReasonName)] : []),
    ...(deal.status === "won" ? [item("winReasonId", <WinReason deal={deal} readOnly={readOnly} />)] : []),
    ...(deal.closeNote ? [item("closeNote", <span className="whitespace-pre-wrap py-1">{deal.closeNote}</span>)] : []),
  ];
  return (
    <RecordFields
      resource="deals"
      row={deal}
      {...{ fields, layout, readOnly }}
      ours={[
        ...edited.map(({ id, value }) => item(id, value)),
        item("pipelineId", <span className="truncate">{deal.pipelineName}</span>),
        ...(deal.status === "open"
          ? [item("stageAge", <InStage deal={deal} />), item("probability", format.percent(deal.probability / 100, 0))]
          : decided),
        item("createdAt", format.date(deal.createdAt)),
      ]}
    />
  );
}

function useEdited(deal: Deal, readOnly: boolean): { id: FieldId; value: ReactNode }[] {
  const t = useT();
  const format = useFormat();
  const save = useSave("deals", deal);
  const label = (
    id: "name" | "customerId" | "amountMinor" | "currency" | "expectedClose" | "ownerId" | "competitorId",
  ) => ({
    label: t(`deals.field.${id}`),
    readOnly,
  });
  const customer = optionOf(deal.customerId, deal.customerName);
  const owner = optionOf(deal.ownerId, deal.ownerName);
  return [
    {
      id: "name",
      value: <EditableField {...label("name")} value={deal.name} onSave={(value) => save("name", value)} />,
    },
    {
      id: "customerId",
      value: (
        <Linked
          to={deal.customerName === null ? undefined : `/customers/${deal.customerId}`}
          label={t("deals.openCustomer", { name: deal.customerName ?? "" })}
        >
          <EditableField<SearchOption | null>
            {...label("customerId")}
            value={customer}
            editor={pickEditor(findCustomers)}
            show={(option) => option?.label}
            onSave={(option) => save("customerId", option?.value, (it) => optionOf(it.customerId, it.customerName))}
          />
        </Linked>
      ),
    },
    {
      id: "amountMinor",
      value: (
        <EditableField
          {...label("amountMinor")}
          value={deal.amountMinor}
          editor={moneyEditor(deal.currency)}
          show={(minor) => format.money(minor, deal.currency)}
          onSave={(minor) => save("amountMinor", minor)}
        />
      ),
    },
    {
      id: "currency",
      value: (
        <EditableField
          {...label("currency")}
          value={deal.currency}
          editor={choiceEditor(currencies(deal.currency, format.currency))}
          onSave={(code) => save("currency", code)}
        />
      ),
    },
    {
      id: "expectedClose",
      value: (
        <EditableField
          {...label("expectedClose")}
          value={deal.expectedClose}
          editor={dayEditor}
          show={(day) => (day ? format.date(day) : undefined)}
          onSave={(day) => save("expectedClose", day)}
        />
      ),
    },
    {
      id: "ownerId",
      value: (
        <EditableField<SearchOption | null>
          {...label("ownerId")}
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
    },
    {
      id: "competitorId",
      value: (
        <EditableField<SearchOption | null>
          {...label("competitorId")}
          value={optionOf(deal.competitorId, deal.competitorName)}
          editor={pickEditor(findCompetitors)}
          show={(option) => option?.label}
          onSave={(option) =>
            save("competitorId", option?.value ?? null, (it) => optionOf(it.competitorId, it.competitorName))
          }
        />
      ),
    },
  ];
}

function WinReason({ deal, readOnly }: { deal: Deal; readOnly: boolean }) {
  const t = useT();
  const save = useSave("deals", deal);
  return (
    <EditableField<SearchOption | null>
      label={t("deals.field.winReasonId")}
      readOnly={readOnly}
      value={optionOf(deal.winReasonId, deal.winReasonName)}
      editor={pickEditor(findWinReasons)}
      show={(option) => option?.label}
      onSave={(option) =>
        save("winReasonId", option?.value ?? null, (it) => optionOf(it.winReasonId, it.winReasonName))
      }
    />
  );
}
