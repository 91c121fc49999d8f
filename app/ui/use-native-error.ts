import { type FormEvent, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What the browser finds wrong before anything is sent, said in the page's words below the control instead of in a
 * bubble, for all controls of a form at once. It goes when the control is right. `listeners` belong around the control.
 */
export function useNativeError() {
  const t = useT();
  const [error, setError] = useState<string>();
  const sentence = ({ validity, type, validationMessage }: Control) => {
    if (validity.valueMissing) return t("ui.field.missing");
    if (validity.typeMismatch) return t(type === "email" ? "ui.field.email" : "ui.field.url");
    if (validity.tooShort) return t("ui.field.short");
    return validationMessage;
  };
  const invalid = (event: FormEvent<HTMLElement>) => {
    if (!isControl(event.target)) return;
    event.preventDefault();
    setError(sentence(event.target));
    // The browser leaves the focus alone when its bubble is refused.
    if (event.target.form?.querySelector(":is(input, select, textarea):invalid") === event.target) event.target.focus();
  };
  const again = (event: FormEvent<HTMLElement>) => {
    const frame = event.currentTarget;
    if (error) requestAnimationFrame(() => frame.querySelector(":invalid") || setError(undefined));
  };
  return {
    error,
    listeners: { onInvalidCapture: invalid, onInput: again, onClick: again, onKeyUp: again, onBlur: again },
  };
}

function isControl(target: EventTarget): target is Control {
  return ["INPUT", "SELECT", "TEXTAREA"].includes((target as Element).tagName);
}
