CREATE TABLE "deployment" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "service" TEXT,
    "url" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "deployment_monitor" (
    "organization_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,

    CONSTRAINT "deployment_monitor_pkey" PRIMARY KEY ("deployment_id","monitor_id")
);

ALTER TABLE "incident" ADD COLUMN "deployment" JSONB;

CREATE UNIQUE INDEX "deployment_organization_id_id_key" ON "deployment"("organization_id", "id");

CREATE INDEX "deployment_organization_id_at_idx" ON "deployment"("organization_id", "at");

CREATE INDEX "deployment_monitor_monitor_id_idx" ON "deployment_monitor"("monitor_id");

ALTER TABLE "deployment" ADD CONSTRAINT "deployment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "deployment_monitor" ADD CONSTRAINT "deployment_monitor_organization_id_deployment_id_fkey" FOREIGN KEY ("organization_id", "deployment_id") REFERENCES "deployment"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "deployment_monitor" ADD CONSTRAINT "deployment_monitor_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
