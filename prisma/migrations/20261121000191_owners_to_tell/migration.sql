-- Owners are told of a channel that is out of use by whoever comes to it, also when the one who disabled it died.
ALTER TABLE "channel" ADD COLUMN "owners_due_at" TIMESTAMPTZ(3);
