import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";

/** What opens over the page, as a component whose code loads when it first opens; it stays, so that it can close in peace. */
export function whenOpened<Props extends { open: boolean }>(load: () => Promise<ComponentType<Props>>) {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return (props: Props) => (
    <Opened open={props.open}>
      <Part {...props} />
    </Opened>
  );
}

function Opened({ open, children }: { open: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened ? <Suspense fallback={null}>{children}</Suspense> : null;
}
