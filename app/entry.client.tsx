import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { isLanguage, loadCatalogue } from "#messages";

const { lang } = document.documentElement;
await loadCatalogue(isLanguage(lang) ? lang : "tr");
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  );
});
