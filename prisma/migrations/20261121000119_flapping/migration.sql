ALTER TABLE "incident" ADD COLUMN "flapping" JSONB;

-- What the workers look at every few seconds: the open incidents that wait for calm.
CREATE INDEX "incident_flapping" ON "incident"("opened_at") WHERE "flapping" IS NOT NULL AND "resolved_at" IS NULL;
