type Typed = HTMLInputElement | HTMLTextAreaElement;

/** Text only: a tick or a choice does something at once, and browsers put those of an earlier visit back by themselves. */
const TYPED = `textarea, input:is(:not([type]), ${["text", "search", "email", "password", "tel", "url"].map((type) => `[type=${type}]`)})`;

/** React takes a page over part by part; a part that is late is there by then. */
const PATIENCE_MS = 5_000;
/** From React's first touch of a field until it has written its own value there, and more. */
const TAKING_MS = 2_000;

/**
 * Keeps what a person (or the browser, filling in) writes while the page's script is on its way: a field whose value is
 * React's own is set back to what the server wrote. To be called before hydration; what it answers, after.
 */
export function keepTyped(): () => void {
  const kept = new Map<Typed, { value: string; taken?: number }>();
  const keep = (field: Typed) => kept.set(field, { value: field.value });
  const hear = ({ target }: Event) => isTyped(target) && (isTaken(target) ? kept.delete(target) : keep(target));
  for (const field of document.querySelectorAll<Typed>(TYPED)) if (field.value !== field.defaultValue) keep(field);
  document.addEventListener("input", hear, true);
  return () => {
    const until = performance.now() + PATIENCE_MS;
    const look = (now: number) => {
      for (const [field, one] of kept) {
        if (field.value !== one.value) {
          kept.delete(field);
          type(field, one.value);
        } else if (isTaken(field)) {
          one.taken ??= now;
          if (now > one.taken + TAKING_MS) kept.delete(field);
        }
      }
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
  return Object.keys(field).some((key) => key.startsWith("__reactProps"));
}

/** As if it were typed now: past React's own setter, which would take the event for its own echo. */
function type(field: Typed, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
