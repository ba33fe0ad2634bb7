CREATE TABLE "region" (
    "name" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "monitor" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'GET',
    "headers" TEXT,
    "body" TEXT,
    "expect" JSONB NOT NULL,
    "interval_seconds" INTEGER NOT NULL,
    "timeout_ms" INTEGER NOT NULL,
    "follow_redirects" BOOLEAN NOT NULL DEFAULT true,
    "tls_expiry_warning_days" INTEGER NOT NULL DEFAULT 14,
    "confirmations" INTEGER NOT NULL DEFAULT 2,
    "regions" TEXT[],
    "health_url" TEXT,
    "origin_address" TEXT,
    "tags" TEXT[],
    "phase" INTEGER NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'pending',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "monitor_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "region_state" (
    "organization_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_slot" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "confirm_at" TIMESTAMPTZ(3),
    "first_failure_at" TIMESTAMPTZ(3),
    "failure_reports" JSONB,
    "cause" TEXT,
    "status" SMALLINT,
    "baseline" JSONB,

    CONSTRAINT "region_state_pkey" PRIMARY KEY ("monitor_id","region")
);

CREATE UNIQUE INDEX "monitor_organization_id_id_key" ON "monitor"("organization_id", "id");

CREATE INDEX "region_state_region_confirm_at_idx" ON "region_state"("region", "confirm_at");

ALTER TABLE "monitor" ADD CONSTRAINT "monitor_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "region_state" ADD CONSTRAINT "region_state_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
