CREATE TABLE "status_page_access" (
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "password_hash" TEXT,
    "networks" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_page_access_pkey" PRIMARY KEY ("status_page_id")
);

CREATE TABLE "status_page_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "status_page_link_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "status_page_access_organization_id_status_page_id_key" ON "status_page_access"("organization_id", "status_page_id");

CREATE INDEX "status_page_link_status_page_id_idx" ON "status_page_link"("status_page_id");

ALTER TABLE "status_page_access" ADD CONSTRAINT "status_page_access_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "status_page_link" ADD CONSTRAINT "status_page_link_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
