DROP INDEX "deals_closed_at";--> statement-breakpoint
DROP INDEX "pipelines_name";--> statement-breakpoint
DROP INDEX "stages_name";--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "active_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "active_until" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "deal_stages_open" ON "deal_stages" USING btree ("tenant_id","deal_id") WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_name" ON "pipelines" USING btree ("tenant_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stages_name" ON "stages" USING btree ("tenant_id","pipeline_id","name") WHERE archived_at is null;