-- One partition a day (UTC): lib/check/ensure-partitions.ts makes them.
CREATE TABLE "check" (
    "monitor_id" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "region" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "attempt" SMALLINT NOT NULL DEFAULT 0,
    "status" SMALLINT,
    "latency_ms" REAL,
    "dns_ms" REAL,
    "tcp_ms" REAL,
    "tls_ms" REAL,
    "first_byte_ms" REAL,
    "body_ms" REAL,
    "layer" TEXT,
    "cause" TEXT,
    "report" JSONB,

    CONSTRAINT "check_pkey" PRIMARY KEY ("monitor_id","slot","region")
) PARTITION BY RANGE ("slot");

CREATE TABLE "check_hour" (
    "monitor_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" UUID NOT NULL,
    "up" INTEGER NOT NULL,
    "degraded" INTEGER NOT NULL,
    "down" INTEGER NOT NULL,
    "latency" INTEGER[],
    "layers" JSONB NOT NULL,

    CONSTRAINT "check_hour_pkey" PRIMARY KEY ("monitor_id","hour","region")
);
