ALTER TABLE "status_page" ADD COLUMN "announce_rule" JSONB NOT NULL DEFAULT '{"action":"publish","afterMinutes":0,"onlyCritical":true,"internalNames":false}',
ADD COLUMN "announce_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "show_charts" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "draft" BOOLEAN NOT NULL DEFAULT false,
    "incident_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "announcement_update" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_update_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "announcement_component" (
    "organization_id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,

    CONSTRAINT "announcement_component_pkey" PRIMARY KEY ("announcement_id","component_id")
);

CREATE TABLE "announcement_template" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_template_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "announcement_declined" (
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "announcement_declined_pkey" PRIMARY KEY ("status_page_id","incident_id")
);

CREATE INDEX "announcement_status_page_id_started_at_idx" ON "announcement"("status_page_id", "started_at");

CREATE UNIQUE INDEX "announcement_organization_id_id_key" ON "announcement"("organization_id", "id");

CREATE UNIQUE INDEX "announcement_status_page_id_incident_id_key" ON "announcement"("status_page_id", "incident_id");

-- What the workers look at every few seconds: entries that follow an incident until it ends, and incidents that last.
CREATE INDEX "announcement_following" ON "announcement"("incident_id") WHERE "resolved_at" IS NULL AND "incident_id" IS NOT NULL;

CREATE INDEX "incident_resolved_at_idx" ON "incident"("resolved_at");

CREATE INDEX "announcement_update_announcement_id_at_idx" ON "announcement_update"("announcement_id", "at");

CREATE UNIQUE INDEX "announcement_update_organization_id_id_key" ON "announcement_update"("organization_id", "id");

CREATE INDEX "announcement_component_component_id_idx" ON "announcement_component"("component_id");

CREATE UNIQUE INDEX "announcement_template_organization_id_id_key" ON "announcement_template"("organization_id", "id");

ALTER TABLE "announcement" ADD CONSTRAINT "announcement_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "announcement_update" ADD CONSTRAINT "announcement_update_organization_id_announcement_id_fkey" FOREIGN KEY ("organization_id", "announcement_id") REFERENCES "announcement"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "announcement_component" ADD CONSTRAINT "announcement_component_organization_id_announcement_id_fkey" FOREIGN KEY ("organization_id", "announcement_id") REFERENCES "announcement"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "announcement_component" ADD CONSTRAINT "announcement_component_organization_id_component_id_fkey" FOREIGN KEY ("organization_id", "component_id") REFERENCES "status_page_component"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "announcement_template" ADD CONSTRAINT "announcement_template_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "announcement_declined" ADD CONSTRAINT "announcement_declined_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Pages showed the incidents that ended in the last two weeks, and go on to.
INSERT INTO "announcement" ("id", "organization_id", "status_page_id", "title", "impact", "started_at", "resolved_at", "incident_id")
SELECT gen_random_uuid(), i."organization_id", c."status_page_id", min(c."name") || ' was not available', 'major', i."started_at", i."resolved_at", i."id"
  FROM "incident" i
  JOIN "incident_member" m ON m."incident_id" = i."id"
  JOIN "component_monitor" x ON x."monitor_id" = m."monitor_id"
  JOIN "status_page_component" c ON c."id" = x."component_id"
 WHERE i."severity" = 'critical' AND i."resolved_at" > CURRENT_TIMESTAMP - INTERVAL '14 days' AND i."quiet" IS NULL
 GROUP BY i."id", c."status_page_id";

INSERT INTO "announcement_component" ("organization_id", "announcement_id", "component_id")
SELECT DISTINCT a."organization_id", a."id", c."id"
  FROM "announcement" a
  JOIN "incident" i ON i."id" = a."incident_id"
  JOIN "incident_member" m ON m."incident_id" = i."id"
  JOIN "component_monitor" x ON x."monitor_id" = m."monitor_id"
  JOIN "status_page_component" c ON c."id" = x."component_id" AND c."status_page_id" = a."status_page_id";

INSERT INTO "announcement_update" ("id", "organization_id", "announcement_id", "status", "body", "at")
SELECT gen_random_uuid(), "organization_id", "id", 'investigating', 'It did not answer as it should.', "started_at" FROM "announcement";

INSERT INTO "announcement_update" ("id", "organization_id", "announcement_id", "status", "body", "at")
SELECT gen_random_uuid(), "organization_id", "id", 'resolved', 'It is available again.', "resolved_at" FROM "announcement";
