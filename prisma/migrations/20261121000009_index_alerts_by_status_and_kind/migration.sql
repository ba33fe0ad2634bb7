CREATE INDEX "alert_status_kind_idx" ON "alert"("status", "kind");
