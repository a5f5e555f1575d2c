-- AlterEnum
ALTER TYPE "ScheduleKind" ADD VALUE 'personal';
ALTER TYPE "ScheduleKind" ADD VALUE 'digest';

-- CreateTable
CREATE TABLE "SummarySetting" (
    "workspaceId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "mutedAt" TIMESTAMPTZ(3),
    "weekday" INTEGER,
    "conversation" TEXT,

    CONSTRAINT "SummarySetting_pkey" PRIMARY KEY ("workspaceId","teamId","personId")
);

-- CreateTable
CREATE TABLE "PersonalSummaryMute" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "mutedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PersonalSummaryMute_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- CreateTable
CREATE TABLE "PictureFile" (
    "workspaceId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PictureFile_pkey" PRIMARY KEY ("workspaceId","digest")
);

-- CreateIndex
CREATE INDEX "SummarySetting_workspaceId_personId_idx" ON "SummarySetting"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "PictureFile_uploadedAt_idx" ON "PictureFile"("uploadedAt");

-- AddForeignKey
ALTER TABLE "SummarySetting" ADD CONSTRAINT "SummarySetting_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SummarySetting" ADD CONSTRAINT "SummarySetting_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalSummaryMute" ADD CONSTRAINT "PersonalSummaryMute_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PictureFile" ADD CONSTRAINT "PictureFile_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
