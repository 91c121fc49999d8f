import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { useDragCard } from "#app/ui/use-drag-cards.ts";
import type { CardPlace } from "#app/ui/virtual-cards.tsx";
import { InStage } from "../in-stage.tsx";
import type { Deal } from "./board-state.ts";

type Props = {
  deal: Deal;
  /** Its place in the stage, and on the screen where only those in sight are drawn. */
  at: number;
  place: CardPlace | undefined;
  /** Reached with Tab; the others of its stage with arrows. */
  reachable: boolean;
  movable: boolean;
  state: "still" | "carried" | "dragged";
  menu: readonly MenuItem[];
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** One deal on the board. The whole card is the link to it. */
export function Card({ deal, at, place, reachable, movable, state, menu, onFocus, onKeyDown }: Props) {
  const t = useT();
  const format = useFormat();
  const card = useRef<HTMLLIElement>(null);
  useDragCard(card, deal.id, movable);
  return (
    <li
      ref={(element) => {
        card.current = element;
        place?.measure(element);
      }}
      data-card={deal.id}
      data-index={at}
      {...(place ? { style: { top: place.top } } : {})}
      className={cx(
        place ? "absolute inset-x-0.5" : "relative",
        "group rounded-lg border bg-panel px-3 py-2.5 shadow-sm transition-[border-color,box-shadow,opacity] focus-within:border-brand-line hover:border-line-strong",
        state === "carried" ? "-rotate-1 border-brand-line shadow-float motion-reduce:rotate-0" : "border-line",
        state === "dragged" && "opacity-40",
        movable && "sm:cursor-grab",
      )}
    >
      <Link
        to={`/deals/${deal.id}`}
        draggable={false}
        tabIndex={reachable ? 0 : -1}
        data-card-link
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        aria-describedby={movable ? "board-help" : undefined}
        className={cx(
          "block pr-6 font-medium outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-brand-line",
          movable && "sm:cursor-grab",
        )}
      >
        <span className="line-clamp-2 break-words">{deal.name}</span>
      </Link>
      <p className="mt-0.5 truncate text-text-3">{deal.customerName ?? " "}</p>
      <p className="mt-1.5 flex min-h-5.5 items-center gap-1">
        <span className="num truncate font-medium">{format.money(deal.amountMinor, deal.currency)}</span>
        <span aria-hidden="true" className="text-text-3">
          ·
        </span>
        <InStage deal={deal} />
        {deal.ownerName && (
          <Avatar name={deal.ownerName} id={deal.ownerId ?? ""} labelled className="relative ml-auto" />
        )}
      </p>
      <div className="absolute top-1.5 right-1.5 rounded-lg bg-panel opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 max-sm:top-0 max-sm:right-0 max-sm:opacity-100">
        <Menu
          align="end"
          items={menu}
          trigger={
            <IconButton
              icon={Ellipsis}
              size="small"
              tabIndex={reachable ? 0 : -1}
              aria-label={t("ui.options", { name: deal.name })}
            />
          }
        />
      </div>
    </li>
  );
}
