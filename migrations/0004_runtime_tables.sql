ALTER TABLE "deliveries" ADD COLUMN "job" jsonb;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "claimed_at" timestamp with time zone;