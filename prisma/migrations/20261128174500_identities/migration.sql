-- CreateEnum
CREATE TYPE "IdentityOfferState" AS ENUM ('open', 'declined', 'linked', 'undone');

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "organisation" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "verifiedEmail" TEXT,
ADD COLUMN     "identityId" TEXT;

-- CreateTable
CREATE TABLE "Identity" (
    "id" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,
    "summaryIn" TEXT NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityOffer" (
    "id" TEXT NOT NULL,
    "slackWorkspaceId" TEXT NOT NULL,
    "slackPersonId" TEXT NOT NULL,
    "teamsWorkspaceId" TEXT NOT NULL,
    "teamsPersonId" TEXT NOT NULL,
    "state" "IdentityOfferState" NOT NULL DEFAULT 'open',
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "codeDigest" TEXT,
    "codeFor" TEXT,
    "codeUntil" TIMESTAMPTZ(3),
    "codeTries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "IdentityOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityEvent" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdentityEvent_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_organisation_platform_key" ON "Workspace"("organisation", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_identityId_key" ON "Person"("workspaceId", "identityId");

-- CreateIndex
CREATE INDEX "Person_verifiedEmail_idx" ON "Person"("verifiedEmail");

-- CreateIndex
CREATE INDEX "Person_identityId_idx" ON "Person"("identityId");

-- CreateIndex
CREATE UNIQUE INDEX "IdentityOffer_slackWorkspaceId_slackPersonId_teamsWorkspace_key" ON "IdentityOffer"("slackWorkspaceId", "slackPersonId", "teamsWorkspaceId", "teamsPersonId");

-- CreateIndex
CREATE INDEX "IdentityOffer_teamsWorkspaceId_teamsPersonId_idx" ON "IdentityOffer"("teamsWorkspaceId", "teamsPersonId");

-- CreateIndex
CREATE INDEX "IdentityEvent_workspaceId_personId_idx" ON "IdentityEvent"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "IdentityEvent_workspaceId_at_idx" ON "IdentityEvent"("workspaceId", "at");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_identityId_fkey" FOREIGN KEY ("identityId") REFERENCES "Identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityOffer" ADD CONSTRAINT "IdentityOffer_slackWorkspaceId_slackPersonId_fkey" FOREIGN KEY ("slackWorkspaceId", "slackPersonId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityOffer" ADD CONSTRAINT "IdentityOffer_teamsWorkspaceId_teamsPersonId_fkey" FOREIGN KEY ("teamsWorkspaceId", "teamsPersonId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityEvent" ADD CONSTRAINT "IdentityEvent_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityEvent" ADD CONSTRAINT "IdentityEvent_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;
