// Draws the reference; appended to its library as one file. Runs in the browser only.
(() => {
  const place = document.getElementById("reference");
  const chosen = document.documentElement.dataset.theme;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const dark = chosen === "dark" || (chosen !== "light" && system.matches);
    document.documentElement.classList.toggle("dark-mode", dark);
  };
  paint();
  system.addEventListener("change", paint);
  globalThis.SwaggerUIBundle({
    domNode: place,
    url: place.dataset.document,
    // Its links would stand inside buttons.
    deepLinking: false,
    displayRequestDuration: true,
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    filter: true,
    persistAuthorization: false,
    // What stood at the anchor moved down while the reference was drawn.
    onComplete: () => location.hash.length > 1 && document.getElementById(location.hash.slice(1))?.scrollIntoView(),
    // Nothing leaves the tenant's host.
    validatorUrl: null,
  });
})();
