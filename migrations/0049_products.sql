CREATE TABLE "price_list_prices" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"price_list_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"price_minor" bigint NOT NULL,
	CONSTRAINT "price_list_prices_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "price_list_prices_price" CHECK (price_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "price_lists" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"percent_off_bp" integer DEFAULT 0 NOT NULL,
	"valid_from" date,
	"valid_until" date,
	"is_default" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_lists_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "price_lists_percent" CHECK (percent_off_bp between 0 and 10000),
	CONSTRAINT "price_lists_days" CHECK (valid_from is null or valid_until is null or valid_until >= valid_from),
	CONSTRAINT "price_lists_in_use" CHECK (not is_default or archived_at is null)
);
--> statement-breakpoint
CREATE TABLE "product_costs" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"cost_minor" bigint NOT NULL,
	CONSTRAINT "product_costs_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_costs_cost" CHECK (cost_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"sku" text,
	"description" text,
	"unit" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"vat_bp" integer NOT NULL,
	"billing" text DEFAULT 'one_off' NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "products_price" CHECK (price_minor >= 0),
	CONSTRAINT "products_vat" CHECK (vat_bp between 0 and 10000),
	CONSTRAINT "products_billing" CHECK (billing in ('one_off', 'monthly', 'yearly'))
);
--> statement-breakpoint
ALTER TABLE "price_list_prices" ADD CONSTRAINT "price_list_prices_list_fk" FOREIGN KEY ("tenant_id","price_list_id") REFERENCES "public"."price_lists"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_prices" ADD CONSTRAINT "price_list_prices_product_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_costs" ADD CONSTRAINT "product_costs_product_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "price_list_prices_once" ON "price_list_prices" USING btree ("tenant_id","price_list_id","product_id");--> statement-breakpoint
CREATE INDEX "price_list_prices_product" ON "price_list_prices" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "price_lists_name" ON "price_lists" USING btree ("tenant_id",app.fold(name)) WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "price_lists_default" ON "price_lists" USING btree ("tenant_id","currency") WHERE is_default;--> statement-breakpoint
CREATE UNIQUE INDEX "product_costs_product" ON "product_costs" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_sku" ON "products" USING btree ("tenant_id",app.fold(sku)) WHERE sku is not null;--> statement-breakpoint
CREATE INDEX "products_created" ON "products" USING btree ("tenant_id","created_at","id") WHERE archived_at is null;
--> statement-breakpoint
select app.protect('products', '{"rights":{"by":"staff","read":"products:read","write":"products:write"}}');
--> statement-breakpoint
select app.protect('product_costs', '{"rights":{"by":"staff","read":"products:cost","write":"products:cost"},"secrets":["cost_minor"]}');
--> statement-breakpoint
select app.protect('price_lists', '{"rights":{"by":"staff","read":"products:read","write":"products:write"}}');
--> statement-breakpoint
select app.protect('price_list_prices', '{"rights":{"by":"staff","read":"products:read","write":"products:write"}}');
--> statement-breakpoint
update public.roles set grants = grants || case when key = 'member' or key = 'viewer' then '{"products:read": "all"}'::jsonb
  else '{"products:read": "all", "products:write": "all", "products:cost": "all"}'::jsonb end where key in ('owner', 'admin', 'manager', 'member', 'viewer');
