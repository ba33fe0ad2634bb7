-- What was seen beside a failing request is kept until its failure is confirmed or passes.
ALTER TABLE "region_state" ADD COLUMN "observations" JSONB;
