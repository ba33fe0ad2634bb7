-- Each role says that it is there, and schedulers whether their queue takes work, so that a silent one is noticed.
ALTER TABLE "region" ADD COLUMN "scheduled_at" TIMESTAMPTZ(3),
ADD COLUMN "alerter_seen_at" TIMESTAMPTZ(3),
ADD COLUMN "queue_away_since" TIMESTAMPTZ(3);
