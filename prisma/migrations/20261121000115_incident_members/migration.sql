CREATE TABLE "incident_member" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "joined_by" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_member_pkey" PRIMARY KEY ("id")
);

-- Every incident so far was of one monitor.
INSERT INTO "incident_member" ("id", "organization_id", "incident_id", "monitor_id", "started_at", "resolved_at")
SELECT gen_random_uuid(), "organization_id", "id", "monitor_id", "started_at", "resolved_at" FROM "incident";

CREATE INDEX "incident_member_incident_id_started_at_idx" ON "incident_member"("incident_id", "started_at");

CREATE INDEX "incident_member_monitor_id_started_at_idx" ON "incident_member"("monitor_id", "started_at");

CREATE INDEX "incident_member_open" ON "incident_member"("monitor_id") WHERE "resolved_at" IS NULL;

ALTER TABLE "incident_member" ADD CONSTRAINT "incident_member_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incident"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident_member" ADD CONSTRAINT "incident_member_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident" ADD COLUMN "group_keys" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Without a pending list, which every look-up would read to its end while many open.
CREATE INDEX "incident_group_keys" ON "incident" USING GIN ("group_keys") WITH (fastupdate = off) WHERE "resolved_at" IS NULL;
