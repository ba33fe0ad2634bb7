ALTER TABLE "incident_member" ADD COLUMN "superseded" BOOLEAN NOT NULL DEFAULT false;

-- A warning under an outage that lasts is superseded by it, as it would be from now on.
UPDATE "incident_member" w SET "resolved_at" = clock_timestamp(), "superseded" = true
  FROM "incident" i
 WHERE i."id" = w."incident_id" AND i."severity" = 'warning' AND w."resolved_at" IS NULL
   AND EXISTS (SELECT 1 FROM "incident_member" m JOIN "incident" c ON c."id" = m."incident_id"
                WHERE m."monitor_id" = w."monitor_id" AND m."resolved_at" IS NULL AND c."severity" = 'critical');

UPDATE "incident" i SET "status" = 'resolved', "resolved_at" = clock_timestamp()
 WHERE i."resolved_at" IS NULL AND i."severity" = 'warning'
   AND EXISTS (SELECT 1 FROM "incident_member" m WHERE m."incident_id" = i."id" AND m."superseded")
   AND NOT EXISTS (SELECT 1 FROM "incident_member" m WHERE m."incident_id" = i."id" AND m."resolved_at" IS NULL);

DROP INDEX "incident_member_open";

-- A monitor fails in one incident at a time.
CREATE UNIQUE INDEX "incident_member_one_open" ON "incident_member"("monitor_id") WHERE "resolved_at" IS NULL;

CREATE INDEX "incident_member_superseded" ON "incident_member"("monitor_id") WHERE "superseded";
