import { type ComponentType, type ReactNode, useState } from "react";
import { onDemand } from "./on-demand.tsx";
import { OpenerContext, whatOpens } from "./opener.ts";
import { TypedAhead } from "./typed-ahead.ts";

/** What opens over the page, as a component whose code loads when it first opens; it stays, so that it can close in peace. */
export function whenOpened<Props extends { open: boolean }>(load: () => Promise<ComponentType<Props>>) {
  const Part = onDemand(load, ({ open }) => (open ? <TypedAhead /> : null));
  return (props: Props) => (
    <Opened open={props.open}>
      <Part {...props} />
    </Opened>
  );
}

function Opened({ open, children }: { open: boolean; children: ReactNode }) {
  const [{ wasOpen, opener, opened }, setState] = useState({ wasOpen: false, opened: false, opener: whatOpens() });
  // Now, not in an effect: by then a field of its own has the focus.
  if (open !== wasOpen) setState({ wasOpen: open, opened: true, opener: open ? whatOpens() : opener });
  if (!opened && !open) return null;
  return <OpenerContext value={opener}>{children}</OpenerContext>;
}
