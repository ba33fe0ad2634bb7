ALTER TABLE "status_page_component" ADD COLUMN "quorum" INTEGER;

-- The monitor that a component of one had stays in its column for the version before, and is not written any more.
ALTER TABLE "status_page_component" DROP CONSTRAINT "status_page_component_organization_id_monitor_id_fkey";

DROP INDEX "status_page_component_monitor_id_idx";

ALTER TABLE "status_page_component" ALTER COLUMN "monitor_id" DROP NOT NULL;

CREATE UNIQUE INDEX "status_page_component_organization_id_id_key" ON "status_page_component"("organization_id", "id");

CREATE TABLE "component_monitor" (
    "organization_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "component_monitor_pkey" PRIMARY KEY ("component_id","monitor_id")
);

CREATE INDEX "component_monitor_monitor_id_idx" ON "component_monitor"("monitor_id");

ALTER TABLE "component_monitor" ADD CONSTRAINT "component_monitor_organization_id_component_id_fkey" FOREIGN KEY ("organization_id", "component_id") REFERENCES "status_page_component"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "component_monitor" ADD CONSTRAINT "component_monitor_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "component_monitor" ("organization_id", "component_id", "monitor_id", "position")
SELECT "organization_id", "id", "monitor_id", 0 FROM "status_page_component" WHERE "monitor_id" IS NOT NULL;
