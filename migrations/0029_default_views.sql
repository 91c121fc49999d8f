CREATE TABLE "default_views" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"resource" text NOT NULL,
	"view_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role_id" uuid,
	"shared" boolean GENERATED ALWAYS AS (role_id is not null) STORED,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "default_views_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "default_views" ADD CONSTRAINT "default_views_view_fk" FOREIGN KEY ("tenant_id","view_id") REFERENCES "public"."views"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "default_views" ADD CONSTRAINT "default_views_user_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "default_views" ADD CONSTRAINT "default_views_role_fk" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "default_views_role" ON "default_views" USING btree ("tenant_id","resource","role_id") WHERE role_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "default_views_own" ON "default_views" USING btree ("tenant_id","resource","user_id") WHERE role_id is null;--> statement-breakpoint
CREATE INDEX "default_views_view" ON "default_views" USING btree ("tenant_id","view_id");
--> statement-breakpoint
select app.protect('default_views', '{"rights":{"by":"self","column":"user_id","shared":"shared","others":"views:write"}}');