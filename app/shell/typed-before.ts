type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TYPED = "input:not([type=hidden], [type=file]), textarea, select";

/** React takes a page over part by part; a part that is late is there by then. */
const PATIENCE_MS = 5_000;
/** From React's first touch of a field until it has written its own value there, and more. */
const TAKING_MS = 2_000;

/**
 * Keeps what a person (or the browser, filling in) enters while the page's script is on its way: a field whose value is
 * React's own is set back to what the server wrote. To be called before hydration; what it answers, after.
 */
export function keepTyped(): () => void {
  const kept = new Map<Typed, { value: string | boolean; taken?: number }>();
  const keep = (field: Typed) => kept.set(field, { value: entered(field) });
  const hear = ({ target }: Event) => isTyped(target) && (isTaken(target) ? kept.delete(target) : keep(target));
  for (const field of document.querySelectorAll(TYPED))
    if (isTyped(field) && entered(field) !== served(field)) keep(field);
  document.addEventListener("input", hear, true);
  return () => {
    const until = performance.now() + PATIENCE_MS;
    const look = (now: number) => {
      for (const [field, one] of kept) {
        if (entered(field) !== one.value) {
          kept.delete(field);
          enter(field, one.value);
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

function isTaken(field: Typed): boolean {
  return Object.keys(field).some((key) => key.startsWith("__reactProps"));
}

function isTyped(target: unknown): target is Typed {
  return target instanceof Element && target.matches(TYPED);
}

function entered(field: Typed): string | boolean {
  return isTicked(field) ? field.checked : field.value;
}

function served(field: Typed): string | boolean | undefined {
  if (field instanceof HTMLSelectElement)
    return (field.querySelector<HTMLOptionElement>("[selected]") ?? field.options[0])?.value;
  return isTicked(field) ? field.defaultChecked : field.defaultValue;
}

function isTicked(field: Typed): field is HTMLInputElement {
  return /checkbox|radio/.test(field.type);
}

/** As if it were typed now: past React's own setter, which would take the event for its own echo. */
function enter(field: Typed, value: string | boolean): void {
  if (isTicked(field)) return void field.click();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}
