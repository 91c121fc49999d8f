import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { useLocation } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { page } from "#worker/kernel/page.ts";
import { createCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import type { Route } from "./+types/list.ts";
import { CreateSheet } from "./create-sheet.tsx";
import { customerFrom } from "./customer-form.ts";
import { useCustomerColumns } from "./columns.tsx";
import { useCustomerFields } from "./fields.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { run } = page(context);
  const list = await run(listCustomers, listQuery(request.url) as never);
  return { list, layout: readLayout(request.headers.get("cookie"), "customers") };
}

export async function action({ context, request }: Route.ActionArgs) {
  return await page(context).attempt(createCustomer, customerFrom(await request.formData()) as never);
}

/** What makes the page read again: see the frame. */
export const handle = { live: ["customers"] };

const views = [
  { id: "all", query: "" },
  { id: "mine", query: "?filter[ownerId][in]=me" },
  { id: "atRisk", query: "?filter[segment][in]=at_risk" },
  { id: "archived", query: "?filter[archived]=true" },
] as const;

export default function CustomersPage({ loaderData }: Route.ComponentProps) {
  const t = useT();
  const { search } = useLocation();
  const [creating, setCreating] = useState(false);
  const create = () => setCreating(true);
  const current = views.find((view) => view.query === decodeURIComponent(search))?.id;
  return (
    <>
      <ListPage
        list="customers"
        title={t("customers.title")}
        part={loaderData.list}
        select={selectList}
        columns={useCustomerColumns()}
        fields={useCustomerFields()}
        layout={loaderData.layout}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/customers/${row.id}`}
        views={{ all: views.map(({ id, query }) => ({ id, label: t(`customers.views.${id}`), to: `/customers${query}` })), current }}
        onCreate={create}
        actions={
          <Button variant="primary" icon={Plus} onClick={create}>
            {t("customers.new")}
          </Button>
        }
        empty={
          <EmptyState
            icon={Users}
            title={t("customers.empty.title")}
            text={t("customers.empty.text")}
            action={
              <Button variant="primary" icon={Plus} onClick={create}>
                {t("customers.newTitle")}
              </Button>
            }
          />
        }
      />
      <CreateSheet open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
