import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { keepTyped } from "./shell/typed-before.ts";
import { loadWords } from "./shell/words.ts";

const enterTyped = keepTyped();

await loadWords(location.pathname);
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
      <Hydrated />
    </StrictMode>,
  );
});

function Hydrated() {
  useEffect(enterTyped, []);
  return null;
}
