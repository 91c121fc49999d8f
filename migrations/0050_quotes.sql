CREATE TABLE "quote_lines" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid,
	"name" text NOT NULL,
	"description" text,
	"unit" text,
	"quantity_milli" bigint DEFAULT 1000 NOT NULL,
	"unit_price_minor" bigint DEFAULT 0 NOT NULL,
	"discount_bp" integer,
	"discount_minor" bigint,
	"vat_bp" integer DEFAULT 0 NOT NULL,
	"list_price_minor" bigint,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"share_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "quote_lines_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "quote_lines_quantity" CHECK (quantity_milli > 0),
	CONSTRAINT "quote_lines_price" CHECK (unit_price_minor >= 0),
	CONSTRAINT "quote_lines_vat" CHECK (vat_bp between 0 and 10000),
	CONSTRAINT "quote_lines_discount" CHECK (discount_bp is null or discount_minor is null),
	CONSTRAINT "quote_lines_share" CHECK (share_minor between 0 and net_minor)
);
--> statement-breakpoint
CREATE TABLE "quote_numbers" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "quote_numbers_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "quote_settings" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"prefix" text DEFAULT 'TK' NOT NULL,
	"valid_days" integer DEFAULT 30 NOT NULL,
	"approval_above_bp" integer,
	"terms" text,
	"legal_name" text,
	"tax_office" text,
	"tax_number" text,
	"address" text,
	"phone" text,
	"website" text,
	"iban" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quote_settings_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "quote_settings_limit" CHECK (approval_above_bp between 0 and 10000),
	CONSTRAINT "quote_settings_days" CHECK (valid_days between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"root_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"customer_id" uuid NOT NULL,
	"deal_id" uuid,
	"owner_id" uuid,
	"emails" text[] DEFAULT '{}' NOT NULL,
	"language" text NOT NULL,
	"currency" text NOT NULL,
	"price_list_id" uuid,
	"valid_until" date NOT NULL,
	"discount_bp" integer,
	"discount_minor" bigint,
	"notes" text,
	"terms" text,
	"list_minor" bigint DEFAULT 0 NOT NULL,
	"lines_minor" bigint DEFAULT 0 NOT NULL,
	"off_minor" bigint DEFAULT 0 NOT NULL,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"vat_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"author_id" uuid DEFAULT app.user_id(),
	"requested_by" uuid,
	"requested_at" timestamp with time zone,
	"request_note" text,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"sent_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	"seller" jsonb,
	"buyer" jsonb,
	"link_hash" text,
	"link_sealed" text,
	"first_viewed_at" timestamp with time zone,
	"views" integer DEFAULT 0 NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_name" text,
	"answered_ip" text,
	"answered_agent" text,
	"answer_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quotes_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "quotes_status" CHECK (status in ('draft', 'waiting', 'approved', 'sent', 'accepted', 'declined', 'expired', 'superseded')),
	CONSTRAINT "quotes_language" CHECK (language in ('tr', 'en')),
	CONSTRAINT "quotes_sent" CHECK (status in ('draft', 'waiting', 'approved') or (number is not null and sent_at is not null)),
	CONSTRAINT "quotes_answered" CHECK ((status in ('accepted', 'declined')) <= (answered_at is not null)),
	CONSTRAINT "quotes_discount" CHECK (discount_bp is null or discount_minor is null),
	CONSTRAINT "quotes_discount_bp" CHECK (discount_bp between 0 and 10000),
	CONSTRAINT "quotes_decision" CHECK (decision in ('approved', 'rejected'))
);
--> statement-breakpoint
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_quote_fk" FOREIGN KEY ("tenant_id","quote_id") REFERENCES "public"."quotes"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_product_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_root_fk" FOREIGN KEY ("tenant_id","root_id") REFERENCES "public"."quotes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_deal_fk" FOREIGN KEY ("tenant_id","deal_id") REFERENCES "public"."deals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_price_list_fk" FOREIGN KEY ("tenant_id","price_list_id") REFERENCES "public"."price_lists"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_owner_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_author_fk" FOREIGN KEY ("tenant_id","author_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_requested_fk" FOREIGN KEY ("tenant_id","requested_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_decided_fk" FOREIGN KEY ("tenant_id","decided_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "quote_lines_position" ON "quote_lines" USING btree ("tenant_id","quote_id","position");--> statement-breakpoint
CREATE INDEX "quote_lines_product" ON "quote_lines" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_numbers_year" ON "quote_numbers" USING btree ("tenant_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_settings_once" ON "quote_settings" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_number" ON "quotes" USING btree ("tenant_id","number","revision") WHERE number is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_revision" ON "quotes" USING btree ("tenant_id","root_id","revision") WHERE root_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_link" ON "quotes" USING btree ("tenant_id","link_hash") WHERE link_hash is not null;--> statement-breakpoint
CREATE INDEX "quotes_created" ON "quotes" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quotes_customer" ON "quotes" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "quotes_deal" ON "quotes" USING btree ("tenant_id","deal_id");--> statement-breakpoint
CREATE INDEX "quotes_owner" ON "quotes" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "quotes_open" ON "quotes" USING btree ("tenant_id","valid_until") WHERE status = 'sent';
--> statement-breakpoint
select app.protect('quote_settings', '{"rights":{"by":"staff","write":"settings:write"}}');
--> statement-breakpoint
select app.protect('quote_numbers', '{"rights":{"by":"staff","write":"quotes:write"},"audited":false}');
--> statement-breakpoint
select app.protect('quotes', '{"rights":{"by":"owner","resource":"quotes"},"secrets":["link_hash","link_sealed"],"quiet":["first_viewed_at","views"]}');
--> statement-breakpoint
select app.protect('quote_lines', '{"rights":{"by":"parent","parents":{"quote_id":"quotes"}}}');
--> statement-breakpoint
update public.roles set grants = grants || case key when 'member' then '{"quotes:read": "team", "quotes:write": "own", "quotes:delete": "own"}'::jsonb
  when 'viewer' then '{"quotes:read": "all"}' else '{"quotes:read": "all", "quotes:write": "all", "quotes:delete": "all", "quotes:approve": "all"}' end
  where key in ('owner', 'admin', 'manager', 'member', 'viewer');

/* What `totals.ts` adds up is added up again before the transaction commits: a quote whose sums do not agree with its lines is not kept.
   numeric rounds halves away from zero; × 0.001 and × 0.0001 are exact where a division would be cut off. */
create function app.check_quote() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare changed jsonb; tenant uuid; quote uuid; q public.quotes; wrong bigint; lines numeric; shares numeric; listed numeric; vat numeric;
begin
  if tg_op = 'DELETE' then changed := to_jsonb(old); else changed := to_jsonb(new); end if;
  tenant := (changed ->> 'tenant_id')::uuid;
  quote := (changed ->> tg_argv[0])::uuid;
  -- Nothing follows the end of a transaction: once is enough for all of a quote's lines.
  if current_setting('app.quote_checked', true) = quote::text then return null; end if;
  select * into q from public.quotes x where x.tenant_id = tenant and x.id = quote;
  if not found then return null; end if;
  select count(*) filter (where l.net_minor <> g.gross - d.off or d.off > g.gross), coalesce(sum(l.net_minor), 0), coalesce(sum(l.share_minor), 0),
      coalesce(sum(greatest(g.gross, round(l.quantity_milli::numeric * coalesce(l.list_price_minor, 0) * 0.001))), 0)
    into wrong, lines, shares, listed
    from public.quote_lines l, lateral (select round(l.quantity_milli::numeric * l.unit_price_minor * 0.001) as gross) g,
      lateral (select coalesce(l.discount_minor::numeric, round(g.gross * coalesce(l.discount_bp, 0) * 0.0001)) as off) d
    where l.tenant_id = tenant and l.quote_id = quote;
  select coalesce(sum(r.vat), 0) into vat from (select round(sum(l.net_minor - l.share_minor)::numeric * l.vat_bp * 0.0001) as vat
    from public.quote_lines l where l.tenant_id = tenant and l.quote_id = quote group by l.vat_bp) r;
  if wrong > 0 or q.lines_minor <> lines or q.off_minor <> shares or q.list_minor <> listed or q.vat_minor <> vat
      or q.off_minor <> coalesce(q.discount_minor::numeric, round(lines * coalesce(q.discount_bp, 0) * 0.0001))
      or q.net_minor <> lines - shares or q.total_minor <> lines - shares + vat then
    raise exception 'The sums of quote % do not agree with its lines', quote using errcode = 'check_violation', constraint = 'quotes_sums';
  end if;
  perform set_config('app.quote_checked', quote::text, true);
  return null;
end $$;
alter function app.check_quote() owner to app_definer;
revoke execute on function app.check_quote() from public;

create constraint trigger check_sums after insert or update of discount_bp, discount_minor, list_minor, lines_minor, off_minor, net_minor, vat_minor, total_minor
  on public.quotes deferrable initially deferred for each row execute function app.check_quote('id');
create constraint trigger check_sums after insert or update or delete
  on public.quote_lines deferrable initially deferred for each row execute function app.check_quote('quote_id');
