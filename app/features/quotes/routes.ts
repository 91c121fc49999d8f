import { route } from "@react-router/dev/routes";

export const quoteRoutes = [
  route("quotes", "features/quotes/quotes.tsx"),
  route("quotes/:id", "features/quotes/quote/quote.tsx"),
];

/** How quotes are numbered, approved and headed: beside the other settings. */
export const quoteSettingsRoutes = [route("quotes", "features/quotes/settings/quote-settings.tsx")];

/** For whoever was sent a quote: without signing in. */
export const quoteLinkRoutes = [route("quote/:token", "features/quotes/public/quote-page.tsx")];
