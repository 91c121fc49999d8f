ALTER TABLE "deal_stages" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "deal_stages" ADD COLUMN "left_amount_minor" bigint;--> statement-breakpoint
ALTER TABLE "deal_stages" ADD COLUMN "left_currency" text;--> statement-breakpoint
ALTER TABLE "deal_stages" ADD COLUMN "left_by" text;--> statement-breakpoint
-- A visit ended with what the next one began with; the last one with what the deal is worth.
update public.deal_stages h set currency = d.currency, left_currency = case when h.left_at is not null then d.currency end,
    left_by = case when h.left_at is null then null when n.amount_minor is null and d.status <> 'open' then d.status else 'moved' end,
    left_amount_minor = case when h.left_at is not null then coalesce(n.amount_minor, d.amount_minor) end
  from public.deals d, lateral (select (select x.amount_minor from public.deal_stages x where x.tenant_id = d.tenant_id and x.deal_id = d.id
    and (x.entered_at, x.id) > (h2.entered_at, h2.id) order by x.entered_at, x.id limit 1) as amount_minor, h2.id from public.deal_stages h2
    where h2.tenant_id = d.tenant_id and h2.deal_id = d.id) n
  where d.tenant_id = h.tenant_id and d.id = h.deal_id and n.id = h.id;--> statement-breakpoint
ALTER TABLE "deal_stages" ALTER COLUMN "currency" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deal_stages" ADD CONSTRAINT "deal_stages_left_by" CHECK (left_by in ('moved', 'won', 'lost'));--> statement-breakpoint
ALTER TABLE "deal_stages" ADD CONSTRAINT "deal_stages_left" CHECK ((left_at is null) = (left_by is null) and (left_at is null) = (left_amount_minor is null) and (left_at is null) = (left_currency is null));