import { type RefObject, useEffect, useRef, useState } from "react";
import { Kbd } from "./kbd.tsx";
import { tipPlace } from "./tip-place.ts";

type Tip = { text: string; keys: string | undefined; anchor: HTMLElement };

/**
 * One tooltip for the whole page, for every element with `data-tip` (and `data-tip-keys`). It repeats the accessible
 * name, so it is hidden from assistive technology. Opens after a pause or on keyboard focus; Escape closes it.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip>();
  const bubble = useRef<HTMLDivElement>(null);
  useTipTriggers(setTip);
  useEffect(() => {
    const element = bubble.current;
    if (!element || !tip) return;
    element.showPopover?.();
    const { left, top } = tipPlace(tip.anchor.getBoundingClientRect(), element.getBoundingClientRect(), {
      width: window.innerWidth,
      height: window.innerHeight,
    });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [tip]);
  return <Bubble tip={tip} bubble={bubble} />;
}

function Bubble({ tip, bubble }: { tip: Tip | undefined; bubble: RefObject<HTMLDivElement | null> }) {
  if (!tip) return null;
  return (
    <div
      ref={bubble}
      popover="manual"
      aria-hidden="true"
      className="pointer-events-none fixed inset-auto m-0 max-w-72 items-center gap-2 rounded-md border-0 bg-inverse px-2 py-1 text-on-inverse text-sm shadow-float open:flex"
    >
      {tip.text}
      {tip.keys && <Kbd inverse>{tip.keys}</Kbd>}
    </div>
  );
}

function useTipTriggers(setTip: (tip: Tip | undefined) => void) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const show = (anchor: HTMLElement, pause: number) => {
      clearTimeout(timer);
      const text = anchor.dataset.tip;
      if (text) timer = setTimeout(() => setTip({ text, keys: anchor.dataset.tipKeys, anchor }), pause);
    };
    const over = (event: PointerEvent) => {
      const anchor = closestTip(event.target);
      if (anchor && event.pointerType === "mouse") show(anchor, 450);
      else hide();
    };
    const focus = (event: FocusEvent) => {
      const anchor = closestTip(event.target);
      if (anchor?.matches(":focus-visible")) show(anchor, 150);
    };
    const listen = new AbortController();
    const { signal } = listen;
    document.addEventListener("pointerover", over, { signal });
    document.addEventListener("focusin", focus, { signal });
    for (const end of ["pointerdown", "focusout", "scroll", "keydown"])
      document.addEventListener(end, hide, { signal, capture: true });
    return () => {
      clearTimeout(timer);
      listen.abort();
    };
  }, [setTip]);
}

function closestTip(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}
