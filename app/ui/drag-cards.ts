import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";

/** Where a card would land; `index` counts the other cards of the column. */
export type Landing = { columnId: string; index: number };

const EDGE = 56;
const FASTEST = 14;

/** Lets a card be dragged with the pointer. */
export function dragCard(element: HTMLElement, cardId: string): () => void {
  return draggable({ element, getInitialData: () => ({ cardId }) });
}

/** Lets cards be dropped on a column. */
export function dropOnColumn(element: HTMLElement, columnId: string): () => void {
  return dropTargetForElements({
    element,
    getData: () => ({ columnId }),
    canDrop: ({ source }) => typeof source.data.cardId === "string",
  });
}

export type Watch = {
  start: (cardId: string) => void;
  over: (place: Landing | undefined) => void;
  drop: (cardId: string, place: Landing | undefined) => void;
};
type Location = {
  current: {
    input: { clientX: number; clientY: number };
    dropTargets: { data: Record<string | symbol, unknown>; element: Element }[];
  };
};

/** Follows a card over the board, and scrolls what the pointer comes to the edge of. */
export function watchDrags(frame: HTMLElement, watch: Watch): () => void {
  const scroll = edgeScroll(frame);
  return combine(
    monitorForElements({
      canMonitor: ({ source }) => typeof source.data.cardId === "string",
      onDragStart: ({ source }) => watch.start(String(source.data.cardId)),
      onDrag: ({ source, location }) => {
        scroll.at(location.current.input);
        watch.over(placeUnder(location, String(source.data.cardId)));
      },
      onDropTargetChange: ({ source, location }) => watch.over(placeUnder(location, String(source.data.cardId))),
      onDrop: ({ source, location }) => {
        scroll.stop();
        watch.drop(String(source.data.cardId), placeUnder(location, String(source.data.cardId)));
      },
    }),
    scroll.stop,
  );
}

function placeUnder({ current }: Location, cardId: string): Landing | undefined {
  const [target] = current.dropTargets;
  if (!target) return undefined;
  const cards = [...target.element.querySelectorAll<HTMLElement>("[data-card]")].filter(
    (card) => card.dataset.card !== cardId,
  );
  const below = cards.findIndex((card) => middleOf(card) > current.input.clientY);
  const index = below < 0 ? cards.length : below;
  const own = target.element.querySelector<HTMLElement>(`[data-card="${cardId}"]`);
  return { columnId: String(target.data.columnId), index: amongOthers(cards, index, own) };
}

/** A place among the cards that are drawn, as one among all but the dragged one: a long column draws those in sight. */
function amongOthers(cards: HTMLElement[], index: number, own: HTMLElement | null): number {
  const [at, last, held] = [cards[index], cards.at(-1), own].map((card) => Number(card?.dataset.index ?? Number.NaN));
  const place = Number.isNaN(at) ? Number(last) + 1 : Number(at);
  if (Number.isNaN(place)) return index;
  return Number(held) < place ? place - 1 : place;
}

function middleOf(element: HTMLElement): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

function edgeScroll(frame: HTMLElement) {
  let pointer: { clientX: number; clientY: number } | undefined;
  let running = 0;
  const step = () => {
    running = 0;
    if (!pointer) return;
    const { clientX, clientY } = pointer;
    const wide = frame.getBoundingClientRect();
    frame.scrollLeft += speed(clientX - wide.left, wide.right - clientX);
    const list = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-cards]");
    if (list) {
      const tall = list.getBoundingClientRect();
      list.scrollTop += speed(clientY - tall.top, tall.bottom - clientY);
    }
    running = requestAnimationFrame(step);
  };
  return {
    at(input: { clientX: number; clientY: number }) {
      pointer = input;
      running ||= requestAnimationFrame(step);
    },
    stop() {
      pointer = undefined;
      cancelAnimationFrame(running);
      running = 0;
    },
  };
}

/** Faster the nearer the edge: backwards at the first, forwards at the second. */
function speed(before: number, after: number): number {
  if (before < EDGE) return -FASTEST * (1 - Math.max(0, before) / EDGE);
  return after < EDGE ? FASTEST * (1 - Math.max(0, after) / EDGE) : 0;
}
