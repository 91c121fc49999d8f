import api from "./api.json" with { type: "json" };
import audit from "./audit.json" with { type: "json" };
import customers from "./customers.json" with { type: "json" };
import dashboard from "./dashboard.json" with { type: "json" };
import deals from "./deals.json" with { type: "json" };
import errors from "./errors.json" with { type: "json" };
import identity from "./identity.json" with { type: "json" };
import mail from "./mail.json" with { type: "json" };
import pipeline from "./pipeline.json" with { type: "json" };
import platform from "./platform.json" with { type: "json" };
import projects from "./projects.json" with { type: "json" };
import settings from "./settings.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import tasks from "./tasks.json" with { type: "json" };
import ui from "./ui.json" with { type: "json" };

// One line a namespace; a feature adds its own here and in the other language.
export const turkish = {
  api,
  audit,
  customers,
  dashboard,
  deals,
  errors,
  identity,
  mail,
  pipeline,
  projects,
  platform,
  settings,
  shell,
  tasks,
  ui,
};
