-- CreateEnum
CREATE TYPE "ChannelScope" AS ENUM ('channel', 'group');

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "repeats" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "PersonAddress" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "accountId" TEXT,
    "conversationId" TEXT,
    "serviceUrl" TEXT,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,
    "unreachableSince" TIMESTAMPTZ(3),
    "unreachableReason" TEXT,

    CONSTRAINT "PersonAddress_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- CreateTable
CREATE TABLE "ChannelAddress" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "scope" "ChannelScope" NOT NULL,
    "name" TEXT NOT NULL,
    "teamId" TEXT,
    "groupId" TEXT,
    "serviceUrl" TEXT NOT NULL,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelAddress_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "PersonAddress_workspaceId_unreachableSince_idx" ON "PersonAddress"("workspaceId", "unreachableSince");

-- CreateIndex
CREATE UNIQUE INDEX "PersonAddress_workspaceId_accountId_key" ON "PersonAddress"("workspaceId", "accountId");

-- CreateIndex
CREATE INDEX "ChannelAddress_workspaceId_teamId_idx" ON "ChannelAddress"("workspaceId", "teamId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_messageId_idx" ON "Delivery"("workspaceId", "messageId");

-- AddForeignKey
ALTER TABLE "PersonAddress" ADD CONSTRAINT "PersonAddress_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonAddress" ADD CONSTRAINT "PersonAddress_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelAddress" ADD CONSTRAINT "ChannelAddress_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
