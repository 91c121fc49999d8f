import customers from "./customers.json" with { type: "json" };
import deals from "./deals.json" with { type: "json" };
import identity from "./identity.json" with { type: "json" };
import pipeline from "./pipeline.json" with { type: "json" };
import projects from "./projects.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import tasks from "./tasks.json" with { type: "json" };
import ui from "./ui.json" with { type: "json" };

// What any page may say, one line a namespace. An area's sentences come with its pages (see ../areas.ts), the server's never.
export const pages = {
  customers,
  deals,
  identity,
  pipeline,
  projects,
  shell,
  tasks,
  ui,
};
