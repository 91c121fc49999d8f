import { useEffect, useId, useRef, useState } from "react";
import { useFetcher, useNavigate } from "react-router";
import { FormFields } from "#app/shell/custom/form-fields.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { refusal } from "#app/shell/refusal.ts";
import { partOf } from "#app/shell/words.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { RepeatedInput } from "#app/ui/repeated-input.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { findCompanies } from "./find-linked.ts";
import type { action } from "./list.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { TagField } from "./tag-field.tsx";

const LikeIt = onDemand(async () => (await partOf("duplicates", import("#app/shell/duplicates/like-it.tsx"))).LikeIt);

/** A new person or company. A refused save keeps everything that was typed. */
export function CreateSheet({
  open,
  fields,
  layout,
  onClose,
}: {
  open: boolean;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  onClose: () => void;
}) {
  const t = useT();
  const go = useNavigate();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<typeof action>();
  const [kind, setKind] = useState<"person" | "company">("person");
  const [company, setCompany] = useState<SearchOption | null>(null);
  const { output, problem } = fetcher.data ?? {};
  const errorOf = (path: string) =>
    problem?.errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message;
  useEffect(() => {
    if (!output) return;
    onClose();
    toast({ title: t("customers.created", { name: output.name }), tone: "good" });
    void go(`/customers/${output.id}`);
  }, [output, onClose, go, t]);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("customers.newTitle")}
      actions={
        <Button type="submit" form={id} variant="primary" loading={fetcher.state !== "idle"}>
          {t("customers.save")}
        </Button>
      }
    >
      <fetcher.Form ref={form} id={id} method="post" className="grid gap-4">
        {problem && problem.errors.length === 0 && <Banner tone="bad">{problem.detail}</Banner>}
        <SegmentedControl
          label={t("customers.field.kind")}
          value={kind}
          onChange={setKind}
          segments={[
            { value: "person", label: t("customers.kind.person") },
            { value: "company", label: t("customers.kind.company") },
          ]}
        />
        <input type="hidden" name="kind" value={kind} />
        <FormFields
          {...{ fields, layout }}
          errors={problem ? refusal(problem).fields : {}}
          ours={[
            {
              id: "name",
              required: true,
              field: (
                <>
                  <Field label={t("customers.field.name")} required error={errorOf("name")}>
                    <Input name="name" required maxLength={200} autoFocus />
                  </Field>
                  <LikeIt form={form} />
                </>
              ),
            },
            ...(kind === "person"
              ? [
                  {
                    id: "companyId",
                    field: (
                      <Field label={t("customers.field.companyId")} optional error={errorOf("companyId")}>
                        <Combobox name="companyId" options={findCompanies} value={company} onChange={setCompany} />
                      </Field>
                    ),
                  },
                  {
                    id: "title",
                    field: (
                      <Field label={t("customers.field.title")} optional error={errorOf("title")}>
                        <Input name="title" maxLength={120} />
                      </Field>
                    ),
                  },
                ]
              : []),
            ...(["emails", "phones"] as const).map((id) => ({
              id,
              field: (
                <Field label={t(`customers.field.${id}`)} optional group error={errorOf(id)}>
                  <RepeatedInput name={id} label={t(`customers.field.${id}`)} {...REPEATED[id]} autoComplete="off" />
                </Field>
              ),
            })),
            { id: "province", field: <PlaceFields errorOf={errorOf} /> },
            {
              id: "source",
              field: (
                <Field label={t("customers.field.source")} optional error={errorOf("source")}>
                  <Input name="source" maxLength={80} />
                </Field>
              ),
            },
            { id: "tags", field: <TagField /> },
          ]}
        />
      </fetcher.Form>
    </Sheet>
  );
}

const REPEATED = { emails: { type: "email", inputMode: "email" }, phones: { type: "tel", inputMode: "tel" } } as const;
