CREATE TABLE "status_page" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_page_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "status_page_component" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "group" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "status_page_component_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "status_page_slug_key" ON "status_page"("slug");

CREATE UNIQUE INDEX "status_page_organization_id_id_key" ON "status_page"("organization_id", "id");

CREATE INDEX "status_page_component_status_page_id_position_idx" ON "status_page_component"("status_page_id", "position");

CREATE INDEX "status_page_component_monitor_id_idx" ON "status_page_component"("monitor_id");

ALTER TABLE "status_page" ADD CONSTRAINT "status_page_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "status_page_component" ADD CONSTRAINT "status_page_component_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "status_page_component" ADD CONSTRAINT "status_page_component_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
