CREATE TABLE "agent" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "agent_monitor" (
    "organization_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,

    CONSTRAINT "agent_monitor_pkey" PRIMARY KEY ("agent_id","monitor_id")
);

CREATE TABLE "agent_evidence" (
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_evidence_pkey" PRIMARY KEY ("incident_id","agent_id","kind")
);

CREATE UNIQUE INDEX "agent_hash_key" ON "agent"("hash");

CREATE UNIQUE INDEX "agent_organization_id_id_key" ON "agent"("organization_id", "id");

CREATE INDEX "agent_monitor_monitor_id_idx" ON "agent_monitor"("monitor_id");

ALTER TABLE "agent" ADD CONSTRAINT "agent_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "agent_monitor" ADD CONSTRAINT "agent_monitor_organization_id_agent_id_fkey" FOREIGN KEY ("organization_id", "agent_id") REFERENCES "agent"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "agent_monitor" ADD CONSTRAINT "agent_monitor_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "agent_evidence" ADD CONSTRAINT "agent_evidence_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incident"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "agent_evidence" ADD CONSTRAINT "agent_evidence_organization_id_agent_id_fkey" FOREIGN KEY ("organization_id", "agent_id") REFERENCES "agent"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
