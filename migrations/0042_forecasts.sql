CREATE TABLE "forecast_snapshots" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid,
	"period" text NOT NULL,
	"taken_on" date NOT NULL,
	"closed_minor" bigint NOT NULL,
	"commit_minor" bigint NOT NULL,
	"best_case_minor" bigint NOT NULL,
	"pipeline_minor" bigint NOT NULL,
	"weighted_minor" bigint NOT NULL,
	CONSTRAINT "forecast_snapshots_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"period" text NOT NULL,
	"submitted_minor" bigint,
	"submitted_at" timestamp with time zone,
	"note" text,
	"override_minor" bigint,
	"override_at" timestamp with time zone,
	"override_by" uuid,
	CONSTRAINT "forecasts_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "deals" DROP CONSTRAINT "deals_win_reason";--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "forecast_category" text;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "forecast_category" text DEFAULT 'pipeline' NOT NULL;--> statement-breakpoint
ALTER TABLE "forecast_snapshots" ADD CONSTRAINT "forecast_snapshots_owner_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_owner_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_override_fk" FOREIGN KEY ("tenant_id","override_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "forecast_snapshots_once" ON "forecast_snapshots" USING btree ("tenant_id","period","taken_on",coalesce(owner_id, tenant_id));--> statement-breakpoint
CREATE UNIQUE INDEX "forecasts_once" ON "forecasts" USING btree ("tenant_id","period","owner_id");--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_forecast_category" CHECK (forecast_category in ('pipeline', 'best_case', 'commit', 'omitted'));--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_forecast_category" CHECK (forecast_category in ('pipeline', 'best_case', 'commit', 'omitted'));
--> statement-breakpoint
select app.protect('forecasts', '{"rights":{"by":"owner","resource":"forecasts"}}');
--> statement-breakpoint
select app.protect('forecast_snapshots', '{"rights":{"by":"owner","resource":"forecasts"},"audited":false}');