-- CreateEnum
CREATE TYPE "PrivacyRequestKind" AS ENUM ('export', 'erase');

-- CreateEnum
CREATE TYPE "ReportKind" AS ENUM ('evidence', 'team', 'data');

-- CreateTable
CREATE TABLE "PrivacyRequest" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "PrivacyRequestKind" NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PrivacyRequest_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ReportLink" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" "ReportKind" NOT NULL,
    "readerId" TEXT NOT NULL,
    "personId" TEXT,
    "teamId" TEXT,
    "fromDay" TEXT,
    "toDay" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportLink_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "PrivacyRequest_workspaceId_personId_idx" ON "PrivacyRequest"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "PrivacyRequest_workspaceId_closedAt_requestedAt_idx" ON "PrivacyRequest"("workspaceId", "closedAt", "requestedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReportLink_id_key" ON "ReportLink"("id");

-- CreateIndex
CREATE INDEX "ReportLink_workspaceId_readerId_idx" ON "ReportLink"("workspaceId", "readerId");

-- CreateIndex
CREATE INDEX "ReportLink_workspaceId_personId_idx" ON "ReportLink"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "ReportLink_workspaceId_teamId_idx" ON "ReportLink"("workspaceId", "teamId");

-- CreateIndex
CREATE INDEX "ReportLink_expiresAt_idx" ON "ReportLink"("expiresAt");

-- AddForeignKey
ALTER TABLE "PrivacyRequest" ADD CONSTRAINT "PrivacyRequest_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportLink" ADD CONSTRAINT "ReportLink_workspaceId_readerId_fkey" FOREIGN KEY ("workspaceId", "readerId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportLink" ADD CONSTRAINT "ReportLink_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReportLink" ADD CONSTRAINT "ReportLink_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;


