import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { customFrom } from "#app/shell/custom/from-form.ts";
import { useT } from "#app/shell/i18n.tsx";
import { ImportLink } from "#app/shell/import-link.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { openDefault } from "#app/shell/open-default.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { readList } from "#app/shell/read-list.server.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { partOf } from "#app/shell/words.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { page } from "#worker/kernel/page.ts";
import { createCustomer, getCustomer, listCustomers, listTags } from "#worker/modules/customers/index.ts";
import { CUSTOMER_FIELDS } from "#worker/modules/customers/options.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { listViews } from "#worker/modules/views/index.ts";
import type { Route } from "./+types/list.ts";
import { type Customer, useCustomerColumns } from "./columns.tsx";
import { customerFrom } from "./customer-form.ts";
import { useCustomerFields } from "./fields.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run, fields, layout } = page(context);
  const of = {
    resource: "customers",
    ours: CUSTOMER_FIELDS,
    timeZone: ctx.tenant?.timeZone ?? "UTC",
    own: fields("customers"),
  };
  const [read, views, names] = await Promise.all([
    readList(request.url, of, (query) => run(listCustomers, query as never)),
    run(listViews, { resource: "customers" }),
    namesIn(request.url, {
      ownerId: (id) => ctx.run(getUser, { id }),
      companyId: (id) => ctx.run(getCustomer, { id }),
      tagId: async (id) => (await ctx.run(listTags, {})).data.find((tag) => tag.id === id),
    }),
  ]);
  openDefault(request.url, views.data);
  const custom = { fields: fields("customers"), layout: layout("customers") };
  return {
    ...read,
    views: views.data,
    names,
    custom,
    layout: readLayout(request.headers.get("cookie"), "customers", custom.layout),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt, fields } = page(context);
  const form = await request.formData();
  return await attempt(createCustomer, {
    ...customerFrom(form),
    custom: customFrom(form, fields("customers")),
  } as never);
}

/** What makes the page read again: see the frame. */
export const handle = { live: ["customers"] };

export const meta = pageTitle("customers.title");

const CustomerBulk = onDemand(async () => (await partOf("duplicates", import("./bulk.tsx"))).CustomerBulk);
const ListLinks = onDemand(
  async () => (await partOf("duplicates", import("#app/shell/duplicates/links.tsx"))).ListLinks,
);
const CreateSheet = lazySheet(async () => (await import("./create-sheet.tsx")).CreateSheet);
const EditSheet = lazySheet(async () => (await import("./edit-sheet.tsx")).EditSheet);

const builtIn = [
  { id: "all", query: "" },
  { id: "mine", query: "?filter[ownerId][in]=me" },
  { id: "atRisk", query: "?filter[segment][in]=at_risk" },
  { id: "archived", query: "?filter[archived]=true" },
] as const;

export default function CustomersPage({ loaderData }: Route.ComponentProps) {
  const { shape, custom, list, layout, names, views } = loaderData;
  const t = useT();
  const { may } = useMe();
  const mayWrite = may("customers:write");
  const creating = useCreating();
  const [search] = useSearchParams();
  const archived = search.get("filter[archived]") === "true";
  const go = useNavigate();
  const [editing, setEditing] = useState<string>();
  const edited = list.data.find((row) => row.id === editing);
  // Rows after the first part are not read again when they change: their own page is.
  const edit = (row: Customer) => (list.data.includes(row) ? setEditing(row.id) : void go(`/customers/${row.id}`));
  return (
    <>
      <ListPage
        list="customers"
        title={t("customers.title")}
        part={list}
        select={selectList}
        columns={useCustomerColumns()}
        fields={useCustomerFields()}
        custom={custom}
        shape={shape}
        mayMove={(row) => may("customers:write", row)}
        layout={layout}
        names={names}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/customers/${row.id}`}
        onEdit={edit}
        views={{
          resource: "customers",
          builtIn: builtIn.map(({ id, query }) => ({ id, label: t(`customers.views.${id}`), query })),
          saved: views,
        }}
        {...(mayWrite ? { onCreate: creating.open } : {})}
        bulk={mayWrite ? (rows) => <CustomerBulk {...rows} archived={archived} own={custom.fields} /> : undefined}
        actions={
          mayWrite && (
            <>
              <ListLinks subject="customers" />
              <Button variant="primary" icon={Plus} onClick={creating.open}>
                {t("customers.new")}
              </Button>
            </>
          )
        }
        empty={
          <EmptyState
            icon={Users}
            title={t("customers.empty.title")}
            text={t("customers.empty.text")}
            action={
              mayWrite && (
                <span className="flex flex-wrap justify-center gap-2">
                  <Button variant="primary" icon={Plus} onClick={creating.open}>
                    {t("customers.newTitle")}
                  </Button>
                  <ImportLink subject="customers" />
                </span>
              )
            }
          />
        }
      />
      <CreateSheet open={creating.isOpen} {...custom} onClose={creating.close} />
      <EditSheet open={edited !== undefined} customer={edited} {...custom} onClose={() => setEditing(undefined)} />
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
