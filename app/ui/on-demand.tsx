import { type ComponentType, type ReactNode, useEffect, useState } from "react";

/**
 * A component for the browser alone, whose code loads when it is first shown. Until it is there, and in what the server
 * writes, `place` stands in: its code is not in the Worker.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  place: (props: Props) => ReactNode = () => null,
) {
  const part: Part<Props> = { load, place };
  return (props: Props) => <OnDemand part={part} props={props} />;
}

type Part<Props> = {
  load: () => Promise<ComponentType<Props>>;
  place: (props: Props) => ReactNode;
  Loaded?: ComponentType<Props>;
};

function OnDemand<Props extends object>({ part, props }: { part: Part<Props>; props: Props }) {
  const [Loaded, setLoaded] = useState(() => part.Loaded);
  const [failure, setFailure] = useState<{ error: unknown }>();
  useEffect(() => {
    if (Loaded) return;
    let gone = false;
    part.load().then(
      (it) => {
        part.Loaded = it;
        if (!gone) setLoaded(() => it);
      },
      (error: unknown) => {
        if (!gone) setFailure({ error });
      },
    );
    return () => {
      gone = true;
    };
  }, [part, Loaded]);
  if (failure) throw failure.error;
  return Loaded ? <Loaded {...props} /> : part.place(props);
}
