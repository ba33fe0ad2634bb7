CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "diagnosis" JSONB NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "incident_event" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "incident_organization_id_opened_at_idx" ON "incident"("organization_id", "opened_at");

CREATE INDEX "incident_monitor_id_started_at_idx" ON "incident"("monitor_id", "started_at");

CREATE UNIQUE INDEX "incident_organization_id_id_key" ON "incident"("organization_id", "id");

CREATE INDEX "incident_event_incident_id_at_idx" ON "incident_event"("incident_id", "at");

ALTER TABLE "incident" ADD CONSTRAINT "incident_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incident"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A monitor has one incident at most that is not resolved.
CREATE UNIQUE INDEX "incident_one_active" ON "incident"("monitor_id") WHERE "resolved_at" IS NULL;
