import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Input } from "#app/ui/input.tsx";

type Props = {
  name: string;
  label: string;
  /** `current-password` or `new-password`, for password managers. */
  autoComplete: "current-password" | "new-password";
  help?: ReactNode;
  error?: ReactNode;
  autoFocus?: boolean;
};

/** A password that can be looked at; the button is there only where script runs. */
export function PasswordField({ name, label, autoComplete, help, error, autoFocus }: Props) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <Field label={label} help={help} error={error} required>
      <Input
        name={name}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
        autoFocus={autoFocus}
        end={
          // Always there, or the field would be made anew when script arrives, and lose what was typed or filled in.
          <IconButton
            size="small"
            icon={shown ? EyeOff : Eye}
            aria-label={t(shown ? "identity.hidePassword" : "identity.showPassword")}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className={cx("-mr-1", !live && "invisible")}
          />
        }
      />
    </Field>
  );
}
