-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('slack', 'teams');

-- CreateEnum
CREATE TYPE "RecognitionState" AS ENUM ('posted', 'withdrawn');

-- CreateEnum
CREATE TYPE "TagDecision" AS ENUM ('pending', 'open', 'decided', 'none');

-- CreateEnum
CREATE TYPE "TagOrigin" AS ENUM ('explicit', 'suggested', 'confirmed', 'corrected');

-- CreateEnum
CREATE TYPE "ScheduleKind" AS ENUM ('pulse', 'summary');

-- CreateEnum
CREATE TYPE "RunOutcome" AS ENUM ('enqueued', 'skipped');

-- CreateEnum
CREATE TYPE "InvitationState" AS ENUM ('open', 'answered', 'skipped');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'sending', 'sent', 'failed', 'dropped');

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "name" TEXT NOT NULL,
    "botUserId" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "dailyLimit" INTEGER NOT NULL DEFAULT 20,
    "kudosChannel" TEXT,
    "frameworkId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "language" TEXT NOT NULL,
    "languageChosen" BOOLEAN NOT NULL DEFAULT false,
    "timeZone" TEXT NOT NULL,
    "isBot" BOOLEAN NOT NULL DEFAULT false,
    "isStranger" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isOwner" BOOLEAN NOT NULL DEFAULT false,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Framework" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "sourceLines" TEXT[],
    "loadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Framework_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "workspaceId" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "competency" TEXT NOT NULL,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("workspaceId","frameworkId","code")
);

-- CreateTable
CREATE TABLE "Recognition" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "giverId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "digest" TEXT,
    "day" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "answerIn" TEXT NOT NULL,
    "sourceLink" TEXT,
    "sourceQuote" TEXT,
    "state" "RecognitionState" NOT NULL DEFAULT 'posted',
    "decision" "TagDecision" NOT NULL DEFAULT 'pending',
    "suggestions" JSONB NOT NULL DEFAULT '[]',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "behavioural" DOUBLE PRECISION,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recognition_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "RecognitionRecipient" (
    "workspaceId" TEXT NOT NULL,
    "recognitionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecognitionRecipient_pkey" PRIMARY KEY ("workspaceId","recognitionId","personId")
);

-- CreateTable
CREATE TABLE "Tag" (
    "workspaceId" TEXT NOT NULL,
    "recognitionId" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "origin" "TagOrigin" NOT NULL,
    "probability" DOUBLE PRECISION,
    "replaced" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("workspaceId","recognitionId","frameworkId","indicatorCode")
);

-- CreateTable
CREATE TABLE "PlusOne" (
    "workspaceId" TEXT NOT NULL,
    "recognitionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlusOne_pkey" PRIMARY KEY ("workspaceId","recognitionId","personId")
);

-- CreateTable
CREATE TABLE "RecognitionReport" (
    "workspaceId" TEXT NOT NULL,
    "recognitionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecognitionReport_pkey" PRIMARY KEY ("workspaceId","recognitionId","personId")
);

-- CreateTable
CREATE TABLE "DailyGiving" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "given" INTEGER NOT NULL,

    CONSTRAINT "DailyGiving_pkey" PRIMARY KEY ("workspaceId","personId","day")
);

-- CreateTable
CREATE TABLE "Team" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "channel" TEXT,
    "source" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL DEFAULT 5,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Team_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "workspaceId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("workspaceId","teamId","personId")
);

-- CreateTable
CREATE TABLE "TeamManager" (
    "workspaceId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "TeamManager_pkey" PRIMARY KEY ("workspaceId","teamId","personId")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "kind" "ScheduleKind" NOT NULL,
    "cron" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ScheduleRun" (
    "workspaceId" TEXT NOT NULL,
    "scheduleId" TEXT NOT NULL,
    "fireAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "RunOutcome" NOT NULL,
    "reason" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScheduleRun_pkey" PRIMARY KEY ("workspaceId","scheduleId","fireAt")
);

-- CreateTable
CREATE TABLE "PulseRound" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PulseRound_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "PulseInvitation" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" "InvitationState" NOT NULL DEFAULT 'open',

    CONSTRAINT "PulseInvitation_pkey" PRIMARY KEY ("workspaceId","roundId","personId")
);

-- CreateTable
CREATE TABLE "PulseTally" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "answer" INTEGER NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "shown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PulseTally_pkey" PRIMARY KEY ("workspaceId","roundId","answer")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "recognitionId" TEXT,
    "roundId" TEXT,
    "teamId" TEXT,
    "personId" TEXT,
    "periodEnd" TIMESTAMPTZ(3),
    "conversation" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "channel" TEXT,
    "messageId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_id_frameworkId_key" ON "Workspace"("id", "frameworkId");

-- CreateIndex
CREATE UNIQUE INDEX "Framework_workspaceId_code_version_key" ON "Framework"("workspaceId", "code", "version");

-- CreateIndex
CREATE INDEX "Recognition_workspaceId_giverId_createdAt_idx" ON "Recognition"("workspaceId", "giverId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recognition_workspaceId_giverId_day_digest_key" ON "Recognition"("workspaceId", "giverId", "day", "digest");

-- CreateIndex
CREATE INDEX "RecognitionRecipient_workspaceId_personId_createdAt_idx" ON "RecognitionRecipient"("workspaceId", "personId", "createdAt");

-- CreateIndex
CREATE INDEX "Tag_workspaceId_frameworkId_indicatorCode_createdAt_idx" ON "Tag"("workspaceId", "frameworkId", "indicatorCode", "createdAt");

-- CreateIndex
CREATE INDEX "PlusOne_workspaceId_personId_idx" ON "PlusOne"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "RecognitionReport_workspaceId_personId_idx" ON "RecognitionReport"("workspaceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Team_workspaceId_name_key" ON "Team"("workspaceId", "name");

-- CreateIndex
CREATE INDEX "TeamMember_workspaceId_personId_idx" ON "TeamMember"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "TeamManager_workspaceId_personId_idx" ON "TeamManager"("workspaceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_workspaceId_teamId_kind_key" ON "Schedule"("workspaceId", "teamId", "kind");

-- CreateIndex
CREATE INDEX "PulseRound_workspaceId_teamId_openedAt_idx" ON "PulseRound"("workspaceId", "teamId", "openedAt");

-- CreateIndex
CREATE INDEX "PulseInvitation_workspaceId_personId_idx" ON "PulseInvitation"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_state_createdAt_idx" ON "Delivery"("workspaceId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_recognitionId_idx" ON "Delivery"("workspaceId", "recognitionId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_roundId_idx" ON "Delivery"("workspaceId", "roundId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_teamId_idx" ON "Delivery"("workspaceId", "teamId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_personId_idx" ON "Delivery"("workspaceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_workspaceId_key_key" ON "Delivery"("workspaceId", "key");

-- CreateIndex
CREATE INDEX "Receipt_receivedAt_idx" ON "Receipt"("receivedAt");

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_id_frameworkId_fkey" FOREIGN KEY ("id", "frameworkId") REFERENCES "Framework"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Framework" ADD CONSTRAINT "Framework_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_workspaceId_frameworkId_fkey" FOREIGN KEY ("workspaceId", "frameworkId") REFERENCES "Framework"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_workspaceId_giverId_fkey" FOREIGN KEY ("workspaceId", "giverId") REFERENCES "Person"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecognitionRecipient" ADD CONSTRAINT "RecognitionRecipient_workspaceId_recognitionId_fkey" FOREIGN KEY ("workspaceId", "recognitionId") REFERENCES "Recognition"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecognitionRecipient" ADD CONSTRAINT "RecognitionRecipient_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_workspaceId_recognitionId_fkey" FOREIGN KEY ("workspaceId", "recognitionId") REFERENCES "Recognition"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_workspaceId_frameworkId_indicatorCode_fkey" FOREIGN KEY ("workspaceId", "frameworkId", "indicatorCode") REFERENCES "Indicator"("workspaceId", "frameworkId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlusOne" ADD CONSTRAINT "PlusOne_workspaceId_recognitionId_fkey" FOREIGN KEY ("workspaceId", "recognitionId") REFERENCES "Recognition"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlusOne" ADD CONSTRAINT "PlusOne_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecognitionReport" ADD CONSTRAINT "RecognitionReport_workspaceId_recognitionId_fkey" FOREIGN KEY ("workspaceId", "recognitionId") REFERENCES "Recognition"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecognitionReport" ADD CONSTRAINT "RecognitionReport_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DailyGiving" ADD CONSTRAINT "DailyGiving_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamManager" ADD CONSTRAINT "TeamManager_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamManager" ADD CONSTRAINT "TeamManager_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScheduleRun" ADD CONSTRAINT "ScheduleRun_workspaceId_scheduleId_fkey" FOREIGN KEY ("workspaceId", "scheduleId") REFERENCES "Schedule"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseRound" ADD CONSTRAINT "PulseRound_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseInvitation" ADD CONSTRAINT "PulseInvitation_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "PulseRound"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseInvitation" ADD CONSTRAINT "PulseInvitation_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PulseTally" ADD CONSTRAINT "PulseTally_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "PulseRound"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_recognitionId_fkey" FOREIGN KEY ("workspaceId", "recognitionId") REFERENCES "Recognition"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "PulseRound"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_teamId_fkey" FOREIGN KEY ("workspaceId", "teamId") REFERENCES "Team"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;


