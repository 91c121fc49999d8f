import { type KeyboardEvent, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { cx } from "#app/ui/cx.ts";
import { RowActions } from "#app/ui/row-actions.tsx";
import { RowHandle } from "#app/ui/row-handle.tsx";
import { toast } from "#app/ui/toast.ts";
import { useDragRow, useReorder } from "#app/ui/use-reorder.ts";
import type { Rule } from "./assignment.tsx";

/** The rules in the order in which they are asked; it is changed by dragging or with the keyboard. */
export function RuleList({ rules, onEdit }: { rules: readonly Rule[]; onEdit: (rule: Rule) => void }) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [removing, setRemoving] = useState<Rule>();
  const { ordered, list, said, rowOf } = useReorder(rules, async (ids) => {
    const { refused } = await api("PUT /assignment-rules/order", { body: { ids } });
    await revalidate();
    return !refused;
  });
  const remove = async () => {
    const { refused } = await api(`DELETE /assignment-rules/${removing?.id}`);
    if (!refused) toast({ title: t("settings.assignment.deleted") });
    await revalidate();
  };
  return (
    <>
      <ol ref={list} className="divide-y divide-line">
        {ordered.map((rule) => (
          <Row
            key={rule.id}
            rule={rule}
            {...rowOf(rule)}
            onEdit={() => onEdit(rule)}
            onDelete={() => setRemoving(rule)}
          />
        ))}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t("settings.assignment.deleteTitle", { name: removing?.name ?? "" })}
        confirm={t("settings.assignment.delete")}
        onConfirm={remove}
      />
    </>
  );
}

type RowProps = {
  rule: Rule;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onEdit: () => void;
  onDelete: () => void;
};

function Row({ rule, carried, onKeyDown, onEdit, onDelete }: RowProps) {
  const t = useT();
  const format = useFormat();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useDragRow(row, handle, rule.id);
  const who = [...rule.people.map(({ name }) => name), ...(rule.teamName ? [rule.teamName] : [])];
  const conditions = Object.keys(rule.filter).length;
  return (
    <li ref={row} className={cx("flex min-h-14 items-center gap-2 py-2", carried && "bg-brand-soft")}>
      <RowHandle ref={handle} label={t("settings.assignment.move", { name: rule.name })} {...{ carried, onKeyDown }} />
      <div className="min-w-0 flex-1">
        <h2 className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="min-w-0 break-words">{rule.name}</span>
          {!rule.active && <Badge>{t("settings.assignment.off")}</Badge>}
          {rule.withinHours && <Badge tone="info">{t("settings.assignment.hoursOnly")}</Badge>}
        </h2>
        <p className="break-words text-sm text-text-3">
          {conditions === 0 ? t("settings.assignment.all") : t("settings.assignment.conditions", { count: conditions })}
          {" · "}
          {t(`settings.assignment.method.${rule.method}`)}
          {who.length > 0
            ? ` · ${format.list(who)}`
            : rule.method !== "territory" && ` · ${t("settings.assignment.everybody")}`}
        </p>
      </div>
      <RowActions name={rule.name} onEdit={onEdit} onDelete={onDelete} />
    </li>
  );
}
