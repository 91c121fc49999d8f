import api from "./api.json" with { type: "json" };
import audit from "./audit.json" with { type: "json" };
import comments from "./comments.json" with { type: "json" };
import dashboard from "./dashboard.json" with { type: "json" };
import duplicates from "./duplicates.json" with { type: "json" };
import errors from "./errors.json" with { type: "json" };
import exports from "./exports.json" with { type: "json" };
import history from "./history.json" with { type: "json" };
import imports from "./imports.json" with { type: "json" };
import jobs from "./jobs.json" with { type: "json" };
import lists from "./lists.json" with { type: "json" };
import mail from "./mail.json" with { type: "json" };
import objects from "./objects.json" with { type: "json" };
import { pages } from "./pages.ts";
import platform from "./platform.json" with { type: "json" };
import products from "./products.json" with { type: "json" };
import profile from "./profile.json" with { type: "json" };
import quotes from "./quotes.json" with { type: "json" };
import sales from "./sales.json" with { type: "json" };
import settings from "./settings.json" with { type: "json" };
import shape from "./shape.json" with { type: "json" };
import territories from "./territories.json" with { type: "json" };
import trash from "./trash.json" with { type: "json" };

/** Everything: for the server, and for the types. */
export const english = {
  ...pages,
  api,
  audit,
  comments,
  dashboard,
  duplicates,
  errors,
  exports,
  history,
  imports,
  jobs,
  lists,
  mail,
  objects,
  platform,
  products,
  profile,
  quotes,
  sales,
  settings,
  shape,
  territories,
  trash,
};
