import { Check, type LucideIcon, SquareKanban, Users } from "lucide-react";
import ArrowRight from "lucide-react/icons/arrow-right";
import UserPlus from "lucide-react/icons/user-plus";
import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import { Card as Panel } from "#app/ui/card.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Card } from "./dashboard.tsx";

type Step = { id: "customer" | "team" | "deal"; icon: LucideIcon; to: string; done: boolean };

/** What to do in a workspace where nothing has happened yet; undefined once there are customers and deals. */
export function useFirstSteps(cards: readonly Card[], people: number): Step[] | undefined {
  const { may } = useMe();
  const ever = (key: string) =>
    cards.some((card) => card.key === key && (card.count > 0 || card.trend.some((point) => point.value > 0)));
  const steps: Step[] = [
    ...(may("customers:write")
      ? [{ id: "customer" as const, icon: Users, to: "/customers?new=1", done: ever("customers") }]
      : []),
    ...(may("users:write") ? [{ id: "team" as const, icon: UserPlus, to: "/settings/people", done: people > 1 }] : []),
    ...(may("deals:write")
      ? [{ id: "deal" as const, icon: SquareKanban, to: "/deals?new=1", done: ever("pipeline") || ever("won") }]
      : []),
  ];
  return steps.some(({ id, done }) => id !== "team" && !done) ? steps : undefined;
}

/** The first steps, each a way to its form, ticked when done. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const t = useT();
  return (
    <Panel className="mx-auto mb-3.5 w-full max-w-2xl p-5">
      <h2 className="font-semibold text-md">{t("dashboard.first.title")}</h2>
      <p className="text-text-2">{t("dashboard.first.text")}</p>
      <ol className="mt-4 grid gap-2">
        {steps.map(({ id, icon: Glyph, to, done }) => (
          <li key={id}>
            <Link
              to={to}
              className="flex items-center gap-3 rounded-lg border border-line px-3 py-2.5 hover:border-line-strong hover:bg-hover"
            >
              <span
                className={cx(
                  "grid size-8 shrink-0 place-items-center rounded-full",
                  done ? "bg-good-soft text-good" : "bg-brand-soft text-brand-text",
                )}
              >
                {done ? <Check size={16} aria-hidden="true" /> : <Glyph size={16} aria-hidden="true" />}
              </span>
              <span className="min-w-0 flex-1">
                <span className={cx("block font-medium", done && "text-text-3 line-through")}>
                  {t(`dashboard.first.${id}`)}
                  {done && <span className="sr-only"> · {t("dashboard.first.done")}</span>}
                </span>
                <span className="block text-sm text-text-3">{t(`dashboard.first.${id}Text`)}</span>
              </span>
              <ArrowRight size={16} aria-hidden="true" className="shrink-0 text-text-3" />
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
