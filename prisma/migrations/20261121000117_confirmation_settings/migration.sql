ALTER TABLE "monitor" ADD COLUMN "retry_delay_seconds" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN "recovery_confirmations" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "quorum" INTEGER;

ALTER TABLE "region_state" ADD COLUMN "passes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "first_pass_at" TIMESTAMPTZ(3),
ADD COLUMN "pass_verdict" TEXT;
