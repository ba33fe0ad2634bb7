ALTER TABLE "incident_policy" ADD COLUMN "planned_from" TIMESTAMPTZ(3) NOT NULL;
