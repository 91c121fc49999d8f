CREATE TABLE "competitors" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	CONSTRAINT "competitors_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "win_reasons" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	CONSTRAINT "win_reasons_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "win_reason_id" uuid;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "competitor_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "competitors_name" ON "competitors" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "win_reasons_name" ON "win_reasons" USING btree ("tenant_id","name");--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_win_reason_fk" FOREIGN KEY ("tenant_id","win_reason_id") REFERENCES "public"."win_reasons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_competitor_fk" FOREIGN KEY ("tenant_id","competitor_id") REFERENCES "public"."competitors"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_win_reason" CHECK (win_reason_id is null or status = 'won');
--> statement-breakpoint
select app.protect('win_reasons', '{"rights":{"by":"staff","write":"pipelines:write"}}');
--> statement-breakpoint
select app.protect('competitors', '{"rights":{"by":"staff","write":"pipelines:write"}}');