import { useFormat, useT } from "#app/shell/i18n.tsx";
import { zoneName } from "#app/shell/time-zones.ts";
import { Card } from "#app/ui/card.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import type { Tenant } from "./tenant.tsx";

export function FactsCard({ tenant }: { tenant: Tenant }) {
  const t = useT();
  const format = useFormat();
  const { owners, people, plans, planKey, lastActivityAt } = tenant;
  const counts = (["active", "invited", "suspended"] as const).filter((status) => people[status] > 0);
  const facts: [Fact, string][] = [
    ["plan", plans.find(({ key }) => key === planKey)?.name ?? planKey],
    ["people", format.list(counts.map((status) => t(`platform.people.${status}`, { count: people[status] })))],
    ["lastActivityAt", lastActivityAt ? format.relative(lastActivityAt) : t("platform.never")],
    ["createdAt", format.date(tenant.createdAt)],
    ["slug", tenant.slug],
    ["language", t(`platform.language.${tenant.language}`)],
    ["currency", tenant.currency],
    ["timeZone", zoneName(tenant.timeZone, format.language)],
  ];
  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <h2 className="font-semibold">{t("platform.facts")}</h2>
      <DescriptionList
        items={[
          { id: "owner", term: t("platform.field.owner"), value: <Owners owners={owners} /> },
          ...facts.map(([id, value]) => ({ id, term: t(`platform.field.${id}`), value: <Plain text={value} /> })),
        ]}
      />
    </Card>
  );
}

type Fact = "plan" | "people" | "lastActivityAt" | "createdAt" | "slug" | "language" | "currency" | "timeZone";

function Plain({ text }: { text: string }) {
  return <span className="min-w-0 break-words">{text}</span>;
}

function Owners({ owners }: { owners: Tenant["owners"] }) {
  const t = useT();
  return (
    <ul className="min-w-0 py-1">
      {owners.map(({ name, email, status }) => (
        <li key={email}>
          <span className="block break-words">
            {name}
            {status === "invited" && <span className="text-text-3"> · {t("platform.invited")}</span>}
          </span>
          <a href={`mailto:${email}`} className="block break-words text-sm text-text-2 hover:underline">
            {email}
          </a>
        </li>
      ))}
    </ul>
  );
}
