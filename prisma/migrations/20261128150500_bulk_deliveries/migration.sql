-- CreateTable
CREATE TABLE "BulkDelivery" (
    "workspaceId" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "isPostponed" BOOLEAN NOT NULL DEFAULT false,
    "claimedBy" TEXT,

    CONSTRAINT "BulkDelivery_pkey" PRIMARY KEY ("workspaceId","deliveryId")
);

-- CreateIndex
CREATE INDEX "BulkDelivery_workspaceId_position_idx" ON "BulkDelivery"("workspaceId", "position");

-- CreateIndex
CREATE INDEX "BulkDelivery_workspaceId_conversation_position_idx" ON "BulkDelivery"("workspaceId", "conversation", "position");

-- CreateIndex
CREATE INDEX "BulkDelivery_claimedBy_idx" ON "BulkDelivery"("claimedBy");

-- AddForeignKey
ALTER TABLE "BulkDelivery" ADD CONSTRAINT "BulkDelivery_workspaceId_deliveryId_fkey" FOREIGN KEY ("workspaceId", "deliveryId") REFERENCES "Delivery"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
