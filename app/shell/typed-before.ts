type Typed = HTMLInputElement | HTMLTextAreaElement;

/** Text only: a tick or a choice does something at once, and browsers put those of an earlier visit back by themselves. */
const TYPED = "textarea, input:not([type=hidden], [type=file], [type=checkbox], [type=radio])";

/** React takes a page over part by part; a part that is late is there by then. */
const PATIENCE_MS = 3_000;

/**
 * Keeps what a person (or the browser, filling in) writes while the page's script is on its way: a field whose value is
 * React's own is set back to what the server wrote. To be called before hydration; what it answers, after.
 */
export function keepTyped(): () => void {
  const kept = new Map<Typed, string>();
  const hear = ({ target }: Event) =>
    isTyped(target) && (isTaken(target) ? kept.delete(target) : kept.set(target, target.value));
  for (const field of document.querySelectorAll<Typed>(TYPED))
    if (field.value !== field.defaultValue) kept.set(field, field.value);
  document.addEventListener("input", hear, true);
  return () => {
    const until = performance.now() + PATIENCE_MS;
    const look = (now: number) => {
      for (const [field, value] of kept) if (field.value !== value) type(field, value);
      if (now < until) requestAnimationFrame(look);
      else document.removeEventListener("input", hear, true);
    };
    requestAnimationFrame(look);
  };
}

function isTyped(target: unknown): target is Typed {
  return target instanceof Element && target.matches(TYPED);
}

function isTaken(field: Typed): boolean {
  return Object.keys(field).some((key) => /^__react/.test(key));
}

/** As if it were typed now: past React's own setter, which would take the event for its own echo. */
function type(field: Typed, value: string): void {
  Reflect.set(Object.getPrototypeOf(field), "value", value, field);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
