CREATE TABLE "maintenance_window" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3),
    "to_at" TIMESTAMPTZ(3),
    "start" TEXT,
    "time_zone" TEXT NOT NULL,
    "duration_minutes" INTEGER,
    "repeat" TEXT,
    "last_day" TEXT,
    "all" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[],
    "counts_as_downtime" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "maintenance_window_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "maintenance_monitor" (
    "organization_id" UUID NOT NULL,
    "window_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,

    CONSTRAINT "maintenance_monitor_pkey" PRIMARY KEY ("window_id","monitor_id")
);

CREATE TABLE "maintenance_status_page" (
    "organization_id" UUID NOT NULL,
    "window_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,

    CONSTRAINT "maintenance_status_page_pkey" PRIMARY KEY ("window_id","status_page_id")
);

CREATE TABLE "maintenance_occurrence" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "window_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'scheduled',

    CONSTRAINT "maintenance_occurrence_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "maintenance_span" (
    "organization_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "occurrence_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "counts_as_downtime" BOOLEAN NOT NULL,

    CONSTRAINT "maintenance_span_pkey" PRIMARY KEY ("monitor_id","occurrence_id")
);

CREATE UNIQUE INDEX "maintenance_window_organization_id_id_key" ON "maintenance_window"("organization_id", "id");

CREATE INDEX "maintenance_monitor_monitor_id_idx" ON "maintenance_monitor"("monitor_id");

CREATE INDEX "maintenance_status_page_status_page_id_idx" ON "maintenance_status_page"("status_page_id");

CREATE INDEX "maintenance_occurrence_organization_id_ends_at_starts_at_idx" ON "maintenance_occurrence"("organization_id", "ends_at", "starts_at");

CREATE INDEX "maintenance_occurrence_phase_starts_at_idx" ON "maintenance_occurrence"("phase", "starts_at");

CREATE UNIQUE INDEX "maintenance_occurrence_window_id_starts_at_key" ON "maintenance_occurrence"("window_id", "starts_at");

CREATE INDEX "maintenance_span_monitor_id_ends_at_idx" ON "maintenance_span"("monitor_id", "ends_at");

ALTER TABLE "maintenance_window" ADD CONSTRAINT "maintenance_window_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "maintenance_monitor" ADD CONSTRAINT "maintenance_monitor_organization_id_window_id_fkey" FOREIGN KEY ("organization_id", "window_id") REFERENCES "maintenance_window"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "maintenance_monitor" ADD CONSTRAINT "maintenance_monitor_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "maintenance_status_page" ADD CONSTRAINT "maintenance_status_page_organization_id_window_id_fkey" FOREIGN KEY ("organization_id", "window_id") REFERENCES "maintenance_window"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "maintenance_status_page" ADD CONSTRAINT "maintenance_status_page_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "maintenance_occurrence" ADD CONSTRAINT "maintenance_occurrence_organization_id_window_id_fkey" FOREIGN KEY ("organization_id", "window_id") REFERENCES "maintenance_window"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "maintenance_span" ADD CONSTRAINT "maintenance_span_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
