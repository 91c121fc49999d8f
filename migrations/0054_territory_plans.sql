CREATE TABLE "territory_plans" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"plan" jsonb NOT NULL,
	CONSTRAINT "territory_plans_pk" PRIMARY KEY("tenant_id","id")
);

--> statement-breakpoint
select app.protect('territory_plans', '{"rights":{"by":"system"},"audited":false}');