ALTER TABLE "incident" ADD COLUMN "quiet" JSONB;

ALTER TABLE "deployment" ADD COLUMN "silence_seconds" INTEGER;

CREATE TABLE "monitor_dependency" (
    "organization_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "parent_id" UUID NOT NULL,

    CONSTRAINT "monitor_dependency_pkey" PRIMARY KEY ("monitor_id","parent_id")
);

CREATE INDEX "monitor_dependency_parent_id_idx" ON "monitor_dependency"("parent_id");

ALTER TABLE "monitor_dependency" ADD CONSTRAINT "monitor_dependency_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "monitor_dependency" ADD CONSTRAINT "monitor_dependency_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the workers look at every few seconds: the open incidents nobody was told of.
CREATE INDEX "incident_quiet" ON "incident"("opened_at") WHERE "quiet" IS NOT NULL AND "resolved_at" IS NULL;
