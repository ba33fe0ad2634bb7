-- An incident is of a failure or of a warning. A monitor has one of each at most that is not over.
ALTER TABLE "incident" ADD COLUMN "severity" TEXT NOT NULL DEFAULT 'critical';

DROP INDEX "incident_one_active";

CREATE UNIQUE INDEX "incident_one_active" ON "incident"("monitor_id", "severity") WHERE "resolved_at" IS NULL;
