CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "config" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "monitor_channel" (
    "organization_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,

    CONSTRAINT "monitor_channel_pkey" PRIMARY KEY ("monitor_id","channel_id")
);

CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "incident_id" UUID,
    "channel_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "notice" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "alert_attempt" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,

    CONSTRAINT "alert_attempt_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "channel_organization_id_id_key" ON "channel"("organization_id", "id");

CREATE INDEX "alert_status_due_at_idx" ON "alert"("status", "due_at");

CREATE INDEX "alert_channel_id_created_at_idx" ON "alert"("channel_id", "created_at");

CREATE UNIQUE INDEX "alert_organization_id_id_key" ON "alert"("organization_id", "id");

CREATE UNIQUE INDEX "alert_incident_id_kind_channel_id_key" ON "alert"("incident_id", "kind", "channel_id");

CREATE INDEX "alert_attempt_alert_id_at_idx" ON "alert_attempt"("alert_id", "at");

ALTER TABLE "channel" ADD CONSTRAINT "channel_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "monitor_channel" ADD CONSTRAINT "monitor_channel_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "monitor_channel" ADD CONSTRAINT "monitor_channel_organization_id_channel_id_fkey" FOREIGN KEY ("organization_id", "channel_id") REFERENCES "channel"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert" ADD CONSTRAINT "alert_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incident"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert" ADD CONSTRAINT "alert_organization_id_channel_id_fkey" FOREIGN KEY ("organization_id", "channel_id") REFERENCES "channel"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert_attempt" ADD CONSTRAINT "alert_attempt_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alert"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
