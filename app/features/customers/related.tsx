import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { newFor } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { partOf } from "#app/shell/words.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listDeals } from "#worker/modules/pipeline/index.ts";
import type { listProjects } from "#worker/modules/projects/index.ts";
import type { listTasks } from "#worker/modules/tasks/index.ts";
import type { Customer } from "./columns.tsx";

const QuotePanel = onDemand(
  async () => (await partOf("quotes", import("#app/shell/quotes/quote-panel.tsx"))).QuotePanel,
);

export type Relations = {
  deals: OutputOf<typeof listDeals>;
  projects: OutputOf<typeof listProjects>;
  tasks: OutputOf<typeof listTasks>;
  people: { data: Customer[]; page: { total: number } } | null;
};

const card = "block rounded-lg border border-line bg-panel px-3 py-2.5 shadow-sm hover:border-line-strong";

/** What hangs on a customer: open deals, projects, tasks, and a company's people. */
export function Related({ customer, relations }: { customer: Customer; relations: Relations }) {
  const t = useT();
  const format = useFormat();
  const { may } = useMe();
  const { deals, people, projects, tasks } = relations;
  const add = (resource: "deals" | "tasks" | "projects") =>
    may(`${resource}:write`) && {
      label: t(`customers.related.add.${resource}`),
      to: newFor(resource, customer),
    };
  return (
    <div className="grid grid-cols-1 gap-5">
      <Section
        title={t("customers.related.deals")}
        total={deals.page.total}
        add={add("deals")}
        more={`/deals?layout=list&filter[customerId][in]=${customer.id}`}
      >
        {deals.data.map((deal) => (
          <Link key={deal.id} to={`/deals/${deal.id}`} className={card}>
            <span className="block truncate font-medium">{deal.name}</span>
            <span className="block truncate text-sm text-text-3">
              {[
                deal.stageName,
                format.money(deal.amountMinor, deal.currency),
                deal.expectedClose && format.shortDate(deal.expectedClose),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </Link>
        ))}
      </Section>
      <Section
        title={t("customers.related.tasks")}
        total={tasks.page.total}
        add={add("tasks")}
        more={`/tasks?filter[customerId][in]=${customer.id}`}
      >
        {tasks.data.map((task) => (
          <Link key={task.id} to={`/tasks?filter[customerId][in]=${customer.id}`} className={card}>
            <span className="block truncate">{task.title}</span>
            {task.dueAt && <span className="block text-sm text-text-3">{format.relativeDay(task.dueAt)}</span>}
          </Link>
        ))}
      </Section>
      <Section
        title={t("customers.related.projects")}
        total={projects.page.total}
        add={add("projects")}
        more={`/projects?filter[customerId][in]=${customer.id}`}
      >
        {projects.data.map((project) => (
          <Link key={project.id} to={`/projects/${project.id}`} className={card}>
            <span className="block truncate font-medium">{project.name}</span>
            <Badge>{t.find(`projects.status.${project.status}`) ?? project.status}</Badge>
          </Link>
        ))}
      </Section>
      {people && (
        <Section
          title={t("customers.related.people")}
          total={people.page.total}
          more={`/customers?filter[companyId][in]=${customer.id}`}
        >
          {people.data.map((person) => (
            <Link key={person.id} to={`/customers/${person.id}`} className={`${card} flex items-center gap-2.25`}>
              <Avatar name={person.name} id={person.id} />
              <span className="min-w-0">
                <span className="block truncate">{person.name}</span>
                {person.title && <span className="block truncate text-sm text-text-3">{person.title}</span>}
              </span>
            </Link>
          ))}
        </Section>
      )}
      <QuotePanel customer={customer} />
    </div>
  );
}

type SectionProps = {
  title: string;
  total: number;
  more: string;
  add?: { label: string; to: string } | false;
  children: ReactNode[];
};

function Section({ title, total, more, add, children }: SectionProps) {
  const t = useT();
  const format = useFormat();
  return (
    <section>
      <h2 className="mb-2 flex items-center font-semibold text-sm text-text-2">
        {title}
        {total > 0 && (
          <Link
            to={more}
            aria-label={`${title}: ${format.number(total)}`}
            className="num ml-1 inline-flex min-h-6 min-w-6 items-center justify-center rounded font-normal text-text-3 hover:text-text"
          >
            {format.number(total)}
          </Link>
        )}
        {add && (
          <Link
            to={add.to}
            aria-label={add.label}
            data-tip={add.label}
            className="ml-auto grid size-6.5 place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text touch:size-11"
          >
            <Plus size={15} aria-hidden="true" />
          </Link>
        )}
      </h2>
      <div className="grid grid-cols-1 gap-2">
        {children.length > 0 ? children : <p className="text-text-3">{t("customers.related.none")}</p>}
      </div>
    </section>
  );
}
