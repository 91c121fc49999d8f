import { tenantsModule } from "#tenants/module.ts";
import { platformModule } from "#tenants/platform/module.ts";
import type { Module } from "./kernel/module.ts";
import { register } from "./kernel/registry.ts";
import { eventsModule } from "./modules/events/module.ts";
import { mailModule } from "./modules/mail/module.ts";
import { identityModule } from "./modules/identity/module.ts";
import { filesModule } from "./modules/files/module.ts";
import { territoriesModule } from "./modules/territories/module.ts";
import { objectsModule } from "./modules/objects/module.ts";
import { customersModule } from "./modules/customers/module.ts";
import { pipelineModule } from "./modules/pipeline/module.ts";
import { productsModule } from "./modules/products/module.ts";
import { quotesModule } from "./modules/quotes/module.ts";
import { projectsModule } from "./modules/projects/module.ts";
import { tasksModule } from "./modules/tasks/module.ts";
import { commentsModule } from "./modules/comments/module.ts";
import { jobsModule } from "./modules/jobs/module.ts";
import { importsModule } from "./modules/imports/module.ts";
import { duplicatesModule } from "./modules/duplicates/module.ts";
import { exportsModule } from "./modules/exports/module.ts";
import { trashModule } from "./modules/trash/module.ts";
import { viewsModule } from "./modules/views/module.ts";
import { searchModule } from "./modules/search/module.ts";
import { auditModule } from "./modules/audit/module.ts";
import { insightsModule } from "./modules/insights/module.ts";

/** Every module, in dependency order: one may import only those above it. */
export const modules: Module[] = [
  // foundation
  tenantsModule,
  eventsModule,
  mailModule,
  identityModule,
  platformModule,
  filesModule,
  // records
  territoriesModule,
  objectsModule,
  customersModule,
  pipelineModule,
  productsModule,
  quotesModule,
  projectsModule,
  tasksModule,
  commentsModule,
  jobsModule,
  importsModule,
  duplicatesModule,
  exportsModule,
  trashModule,
  viewsModule,
  searchModule,
  auditModule,
  insightsModule,
];

register(modules);
