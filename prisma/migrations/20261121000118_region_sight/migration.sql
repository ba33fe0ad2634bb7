ALTER TABLE "region" ADD COLUMN "recorded_at" TIMESTAMPTZ(3),
ADD COLUMN "blind_since" TIMESTAMPTZ(3),
ADD COLUMN "blind_until" TIMESTAMPTZ(3),
ADD COLUMN "blind_reason" TEXT;
