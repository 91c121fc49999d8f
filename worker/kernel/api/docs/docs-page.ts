import type { Translate } from "#messages";
import { type Code, STATUS } from "../../errors.ts";
import type { Tenant } from "../../tenant.ts";

export type DocsLook = {
  /** The brand as CSS custom properties, as `themeCss` writes them. */
  css: string;
  /** `light`, `dark` or `system`: what this person chose. */
  theme: string;
};

/**
 * The page at `/api/docs`: the reference, drawn in the browser from `/api/v1/openapi.json`, and every error code at its
 * own anchor, where problems point. No script in the page itself, so it lives under a strict content policy.
 */
export function docsPage(brand: Tenant["brand"], look: DocsLook, t: Translate): string {
  const title = markup(t("api.title", { brand: brand.name }));
  return `<!doctype html>
<html lang="${t.language}" data-theme="${markup(look.theme)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${look.css}</style>
<link rel="stylesheet" href="/assets/api-reference.css">
<script src="/assets/api-reference.js" defer></script>
</head>
<body>
<header class="docs-head">
<a class="docs-brand" href="/">${markup(brand.name)}</a>
<nav><a href="/api/v1/openapi.json">${markup(t("api.document"))}</a><a href="#errors">${markup(t("api.errors"))}</a></nav>
</header>
<main>
<noscript><p>${markup(t("api.script"))}</p></noscript>
<div id="reference" lang="en" data-document="/api/v1/openapi.json"></div>
<section class="docs-errors" id="errors">
<h2>${markup(t("api.errors"))}</h2>
<table>
<thead><tr><th scope="col">${markup(t("api.code"))}</th><th scope="col">${markup(t("api.status"))}</th><th scope="col">${markup(t("api.meaning"))}</th></tr></thead>
<tbody>
${codes.map((code) => `<tr id="${code}"><td><code>${code}</code></td><td>${STATUS[code]}</td><td>${markup(t(`errors.code.${code}`))}</td></tr>`).join("\n")}
</tbody>
</table>
</section>
</main>
</body>
</html>
`;
}

const codes = Object.keys(STATUS) as Code[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function markup(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
