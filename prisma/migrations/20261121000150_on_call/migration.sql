DROP INDEX "alert_incident_id_kind_channel_id_key";

ALTER TABLE "incident" ADD COLUMN "severity_set" TEXT;

ALTER TABLE "channel" ADD COLUMN "notices_per_minute" INTEGER;

ALTER TABLE "alert" ADD COLUMN "digest_id" UUID,
ADD COLUMN "sequence" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "alert_policy" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "match" JSONB NOT NULL,
    "time_zone" TEXT NOT NULL,
    "step_minutes" INTEGER[],
    "repeat" JSONB,
    "reminder" JSONB,
    "quiet_hours" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_policy_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "alert_policy_target" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "channel_id" UUID,
    "rotation_id" UUID,

    CONSTRAINT "alert_policy_target_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "monitor_policy" (
    "organization_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,

    CONSTRAINT "monitor_policy_pkey" PRIMARY KEY ("monitor_id")
);

CREATE TABLE "incident_policy" (
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,

    CONSTRAINT "incident_policy_pkey" PRIMARY KEY ("incident_id")
);

CREATE TABLE "incident_assignee" (
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "incident_assignee_pkey" PRIMARY KEY ("incident_id")
);

CREATE TABLE "rotation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "turn" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "hand_over_at" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rotation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rotation_participant" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "rotation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "rotation_participant_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rotation_participant_channel" (
    "organization_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,

    CONSTRAINT "rotation_participant_channel_pkey" PRIMARY KEY ("participant_id","channel_id")
);

CREATE TABLE "rotation_override" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "rotation_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rotation_override_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "alert_policy_organization_id_position_idx" ON "alert_policy"("organization_id", "position");

CREATE UNIQUE INDEX "alert_policy_organization_id_id_key" ON "alert_policy"("organization_id", "id");

CREATE INDEX "alert_policy_target_policy_id_step_idx" ON "alert_policy_target"("policy_id", "step");

CREATE INDEX "alert_policy_target_channel_id_idx" ON "alert_policy_target"("channel_id");

CREATE INDEX "alert_policy_target_rotation_id_idx" ON "alert_policy_target"("rotation_id");

CREATE INDEX "monitor_policy_policy_id_idx" ON "monitor_policy"("policy_id");

CREATE UNIQUE INDEX "monitor_policy_organization_id_monitor_id_key" ON "monitor_policy"("organization_id", "monitor_id");

CREATE INDEX "incident_policy_policy_id_idx" ON "incident_policy"("policy_id");

CREATE UNIQUE INDEX "incident_policy_organization_id_incident_id_key" ON "incident_policy"("organization_id", "incident_id");

CREATE INDEX "incident_assignee_organization_id_user_id_idx" ON "incident_assignee"("organization_id", "user_id");

CREATE UNIQUE INDEX "incident_assignee_organization_id_incident_id_key" ON "incident_assignee"("organization_id", "incident_id");

CREATE UNIQUE INDEX "rotation_organization_id_id_key" ON "rotation"("organization_id", "id");

CREATE INDEX "rotation_participant_rotation_id_position_idx" ON "rotation_participant"("rotation_id", "position");

CREATE UNIQUE INDEX "rotation_participant_organization_id_id_key" ON "rotation_participant"("organization_id", "id");

CREATE INDEX "rotation_participant_channel_channel_id_idx" ON "rotation_participant_channel"("channel_id");

CREATE INDEX "rotation_override_rotation_id_ends_at_idx" ON "rotation_override"("rotation_id", "ends_at");

CREATE UNIQUE INDEX "rotation_override_organization_id_id_key" ON "rotation_override"("organization_id", "id");

CREATE INDEX "alert_delivered_at_idx" ON "alert"("delivered_at");

CREATE INDEX "alert_digest_id_idx" ON "alert"("digest_id");

CREATE UNIQUE INDEX "alert_incident_id_kind_channel_id_sequence_key" ON "alert"("incident_id", "kind", "channel_id", "sequence");

ALTER TABLE "alert_policy" ADD CONSTRAINT "alert_policy_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert_policy_target" ADD CONSTRAINT "alert_policy_target_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policy"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert_policy_target" ADD CONSTRAINT "alert_policy_target_organization_id_channel_id_fkey" FOREIGN KEY ("organization_id", "channel_id") REFERENCES "channel"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alert_policy_target" ADD CONSTRAINT "alert_policy_target_organization_id_rotation_id_fkey" FOREIGN KEY ("organization_id", "rotation_id") REFERENCES "rotation"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "monitor_policy" ADD CONSTRAINT "monitor_policy_organization_id_monitor_id_fkey" FOREIGN KEY ("organization_id", "monitor_id") REFERENCES "monitor"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "monitor_policy" ADD CONSTRAINT "monitor_policy_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policy"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident_policy" ADD CONSTRAINT "incident_policy_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incident"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident_policy" ADD CONSTRAINT "incident_policy_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policy"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident_assignee" ADD CONSTRAINT "incident_assignee_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incident"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident_assignee" ADD CONSTRAINT "incident_assignee_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "member"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rotation" ADD CONSTRAINT "rotation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rotation_participant" ADD CONSTRAINT "rotation_participant_organization_id_rotation_id_fkey" FOREIGN KEY ("organization_id", "rotation_id") REFERENCES "rotation"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rotation_participant_channel" ADD CONSTRAINT "rotation_participant_channel_organization_id_participant_i_fkey" FOREIGN KEY ("organization_id", "participant_id") REFERENCES "rotation_participant"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rotation_participant_channel" ADD CONSTRAINT "rotation_participant_channel_organization_id_channel_id_fkey" FOREIGN KEY ("organization_id", "channel_id") REFERENCES "channel"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rotation_override" ADD CONSTRAINT "rotation_override_organization_id_rotation_id_fkey" FOREIGN KEY ("organization_id", "rotation_id") REFERENCES "rotation"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rotation_override" ADD CONSTRAINT "rotation_override_organization_id_participant_id_fkey" FOREIGN KEY ("organization_id", "participant_id") REFERENCES "rotation_participant"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
