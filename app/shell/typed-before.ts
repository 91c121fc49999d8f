type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** React takes a page over part by part; a part that is late is there by then. */
const PATIENCE_MS = 5_000;

/**
 * Keeps what a person (or the browser, filling in) enters while the page's script is on its way: a field whose value is
 * React's own is set back to what the server wrote. To be called before hydration; what it answers, after.
 */
export function keepTyped(): () => void {
  const kept = new Map<Typed, string | boolean>();
  const keep = (field: Typed) => kept.set(field, entered(field));
  const hear = ({ target }: Event) => isTyped(target) && keep(target);
  for (const field of document.querySelectorAll("input, textarea, select"))
    if (isTyped(field) && entered(field) !== served(field)) keep(field);
  document.addEventListener("input", hear, true);
  return () => {
    const until = performance.now() + PATIENCE_MS;
    const look = () => {
      for (const [field, value] of kept) {
        if (entered(field) === value) continue;
        kept.delete(field);
        enter(field, value);
      }
      if (performance.now() < until) requestAnimationFrame(look);
      else document.removeEventListener("input", hear, true);
    };
    look();
  };
}

function isTyped(target: unknown): target is Typed {
  if (target instanceof HTMLInputElement) return target.type !== "hidden" && target.type !== "file";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function entered(field: Typed): string | boolean {
  return isTicked(field) ? field.checked : field.value;
}

function served(field: Typed): string | boolean {
  if (field instanceof HTMLSelectElement)
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
  return isTicked(field) ? field.defaultChecked : field.defaultValue;
}

function isTicked(field: Typed): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

/** As if it were typed now: past React's own setter, which would take the event for its own echo. */
function enter(field: Typed, value: string | boolean): void {
  if (isTicked(field)) field.click();
  else {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }
}
