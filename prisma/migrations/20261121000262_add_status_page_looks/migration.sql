CREATE TABLE "status_page_looks" (
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "theme" TEXT NOT NULL DEFAULT 'auto',
    "accent" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "footer" TEXT NOT NULL DEFAULT '',
    "links" JSONB NOT NULL DEFAULT '[]',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_page_looks_pkey" PRIMARY KEY ("status_page_id")
);

CREATE TABLE "status_page_image" (
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "status_page_image_pkey" PRIMARY KEY ("status_page_id","role")
);

CREATE UNIQUE INDEX "status_page_looks_organization_id_status_page_id_key" ON "status_page_looks"("organization_id", "status_page_id");

ALTER TABLE "status_page_looks" ADD CONSTRAINT "status_page_looks_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "status_page_image" ADD CONSTRAINT "status_page_image_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
