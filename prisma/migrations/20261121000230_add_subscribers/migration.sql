CREATE TABLE "reader_settings" (
    "status_page_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscriptions" BOOLEAN NOT NULL DEFAULT true,
    "embed_origins" TEXT[],

    CONSTRAINT "reader_settings_pkey" PRIMARY KEY ("status_page_id")
);

CREATE TABLE "subscriber" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "target_hash" TEXT NOT NULL,
    "component_ids" UUID[],
    "confirmed_at" TIMESTAMPTZ(3),
    "stopped_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "bulletin" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "update_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "notice" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "spread_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulletin_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "subscriber_delivery" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "bulletin_id" UUID,
    "letter" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "tried_at" TIMESTAMPTZ(3),
    "handed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscriber_delivery_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "reader_settings_organization_id_status_page_id_key" ON "reader_settings"("organization_id", "status_page_id");

CREATE INDEX "subscriber_target_hash_idx" ON "subscriber"("target_hash");

CREATE UNIQUE INDEX "subscriber_organization_id_id_key" ON "subscriber"("organization_id", "id");

CREATE UNIQUE INDEX "subscriber_status_page_id_target_hash_key" ON "subscriber"("status_page_id", "target_hash");

CREATE INDEX "bulletin_status_page_id_created_at_idx" ON "bulletin"("status_page_id", "created_at");

CREATE INDEX "bulletin_status_page_id_thread_id_idx" ON "bulletin"("status_page_id", "thread_id");

CREATE UNIQUE INDEX "bulletin_organization_id_id_key" ON "bulletin"("organization_id", "id");

CREATE UNIQUE INDEX "bulletin_status_page_id_update_id_key" ON "bulletin"("status_page_id", "update_id");

CREATE INDEX "subscriber_delivery_status_due_at_idx" ON "subscriber_delivery"("status", "due_at");

CREATE INDEX "subscriber_delivery_subscriber_id_created_at_idx" ON "subscriber_delivery"("subscriber_id", "created_at");

CREATE INDEX "subscriber_delivery_tried_at_idx" ON "subscriber_delivery"("tried_at");

CREATE UNIQUE INDEX "subscriber_delivery_bulletin_id_subscriber_id_key" ON "subscriber_delivery"("bulletin_id", "subscriber_id");

ALTER TABLE "reader_settings" ADD CONSTRAINT "reader_settings_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "bulletin" ADD CONSTRAINT "bulletin_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscriber_delivery" ADD CONSTRAINT "subscriber_delivery_organization_id_subscriber_id_fkey" FOREIGN KEY ("organization_id", "subscriber_id") REFERENCES "subscriber"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscriber_delivery" ADD CONSTRAINT "subscriber_delivery_organization_id_bulletin_id_fkey" FOREIGN KEY ("organization_id", "bulletin_id") REFERENCES "bulletin"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
