ALTER TABLE "incident" ADD COLUMN "correction" JSONB;
