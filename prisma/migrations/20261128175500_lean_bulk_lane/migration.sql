-- A claim is noted in the line alone, in place: no index holds what it changes, and each page keeps room for the new rows.
DROP INDEX "BulkDelivery_claimedBy_idx";

ALTER TABLE "BulkDelivery" ADD COLUMN "isUnclear" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "BulkDelivery" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);
