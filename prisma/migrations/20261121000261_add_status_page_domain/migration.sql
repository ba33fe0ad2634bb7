CREATE TABLE "status_page_domain" (
    "organization_id" UUID NOT NULL,
    "status_page_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "missing_since" TIMESTAMPTZ(3),

    CONSTRAINT "status_page_domain_pkey" PRIMARY KEY ("status_page_id")
);

CREATE UNIQUE INDEX "status_page_domain_organization_id_status_page_id_key" ON "status_page_domain"("organization_id", "status_page_id");

CREATE INDEX "status_page_domain_domain_idx" ON "status_page_domain"("domain");

-- A domain is one page's only, once somebody showed that it is theirs.
CREATE UNIQUE INDEX "status_page_domain_verified_key" ON "status_page_domain"("domain") WHERE "verified_at" IS NOT NULL;

ALTER TABLE "status_page_domain" ADD CONSTRAINT "status_page_domain_organization_id_status_page_id_fkey" FOREIGN KEY ("organization_id", "status_page_id") REFERENCES "status_page"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
