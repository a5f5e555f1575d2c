-- CreateEnum
CREATE TYPE "FeedbackKind" AS ENUM ('strength', 'growth');

-- CreateEnum
CREATE TYPE "FeedbackVisibility" AS ENUM ('receiver', 'managers');

-- CreateEnum
CREATE TYPE "FeedbackInvitationState" AS ENUM ('open', 'answered', 'declined', 'expired');

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "feedbackId" TEXT,
ADD COLUMN     "replyId" TEXT,
ADD COLUMN     "requestId" TEXT;

-- CreateTable
CREATE TABLE "Feedback" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "giverId" TEXT NOT NULL,
    "receiverId" TEXT NOT NULL,
    "kind" "FeedbackKind" NOT NULL,
    "visibility" "FeedbackVisibility" NOT NULL,
    "situation" TEXT,
    "behaviour" TEXT NOT NULL,
    "impact" TEXT,
    "decision" "TagDecision" NOT NULL DEFAULT 'pending',
    "suggestions" JSONB NOT NULL DEFAULT '[]',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "behavioural" DOUBLE PRECISION,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "thankedAt" TIMESTAMPTZ(3),
    "actedOnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "FeedbackReader" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "FeedbackReader_pkey" PRIMARY KEY ("workspaceId","feedbackId","personId")
);

-- CreateTable
CREATE TABLE "FeedbackTag" (
    "workspaceId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "origin" "TagOrigin" NOT NULL,
    "probability" DOUBLE PRECISION,
    "replaced" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "disputedAt" TIMESTAMPTZ(3),
    "disputeNote" TEXT,
    "keptAt" TIMESTAMPTZ(3),

    CONSTRAINT "FeedbackTag_pkey" PRIMARY KEY ("workspaceId","feedbackId","frameworkId","indicatorCode")
);

-- CreateTable
CREATE TABLE "FeedbackReply" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FeedbackReply_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "FeedbackRequest" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "askerId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "indicators" TEXT[],
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FeedbackRequest_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "FeedbackInvitation" (
    "workspaceId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" "FeedbackInvitationState" NOT NULL DEFAULT 'open',
    "declineNote" TEXT,
    "remindedAt" TIMESTAMPTZ(3),
    "feedbackId" TEXT,

    CONSTRAINT "FeedbackInvitation_pkey" PRIMARY KEY ("workspaceId","requestId","personId")
);

-- CreateTable
CREATE TABLE "ReplacedFeedbackTag" (
    "workspaceId" TEXT NOT NULL,
    "changeId" TEXT NOT NULL,
    "feedbackId" TEXT NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "origin" "TagOrigin" NOT NULL,
    "probability" DOUBLE PRECISION,
    "replaced" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "disputedAt" TIMESTAMPTZ(3),
    "disputeNote" TEXT,
    "keptAt" TIMESTAMPTZ(3),
    "becameCode" TEXT,

    CONSTRAINT "ReplacedFeedbackTag_pkey" PRIMARY KEY ("workspaceId","changeId","feedbackId","indicatorCode")
);

-- CreateIndex
CREATE INDEX "Feedback_workspaceId_receiverId_createdAt_idx" ON "Feedback"("workspaceId", "receiverId", "createdAt");

-- CreateIndex
CREATE INDEX "Feedback_workspaceId_giverId_createdAt_idx" ON "Feedback"("workspaceId", "giverId", "createdAt");

-- CreateIndex
CREATE INDEX "FeedbackReader_workspaceId_personId_idx" ON "FeedbackReader"("workspaceId", "personId");

-- CreateIndex
CREATE INDEX "FeedbackTag_workspaceId_frameworkId_indicatorCode_createdAt_idx" ON "FeedbackTag"("workspaceId", "frameworkId", "indicatorCode", "createdAt");

-- CreateIndex
CREATE INDEX "FeedbackReply_workspaceId_feedbackId_createdAt_idx" ON "FeedbackReply"("workspaceId", "feedbackId", "createdAt");

-- CreateIndex
CREATE INDEX "FeedbackReply_workspaceId_authorId_idx" ON "FeedbackReply"("workspaceId", "authorId");

-- CreateIndex
CREATE INDEX "FeedbackRequest_workspaceId_askerId_createdAt_idx" ON "FeedbackRequest"("workspaceId", "askerId", "createdAt");

-- CreateIndex
CREATE INDEX "FeedbackRequest_workspaceId_subjectId_createdAt_idx" ON "FeedbackRequest"("workspaceId", "subjectId", "createdAt");

-- CreateIndex
CREATE INDEX "FeedbackInvitation_workspaceId_personId_state_idx" ON "FeedbackInvitation"("workspaceId", "personId", "state");

-- CreateIndex
CREATE INDEX "FeedbackInvitation_workspaceId_feedbackId_idx" ON "FeedbackInvitation"("workspaceId", "feedbackId");

-- CreateIndex
CREATE INDEX "ReplacedFeedbackTag_workspaceId_feedbackId_idx" ON "ReplacedFeedbackTag"("workspaceId", "feedbackId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_feedbackId_idx" ON "Delivery"("workspaceId", "feedbackId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_replyId_idx" ON "Delivery"("workspaceId", "replyId");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_requestId_idx" ON "Delivery"("workspaceId", "requestId");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_replyId_fkey" FOREIGN KEY ("workspaceId", "replyId") REFERENCES "FeedbackReply"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_requestId_fkey" FOREIGN KEY ("workspaceId", "requestId") REFERENCES "FeedbackRequest"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_workspaceId_giverId_fkey" FOREIGN KEY ("workspaceId", "giverId") REFERENCES "Person"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_workspaceId_receiverId_fkey" FOREIGN KEY ("workspaceId", "receiverId") REFERENCES "Person"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackReader" ADD CONSTRAINT "FeedbackReader_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackReader" ADD CONSTRAINT "FeedbackReader_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackTag" ADD CONSTRAINT "FeedbackTag_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackTag" ADD CONSTRAINT "FeedbackTag_workspaceId_frameworkId_indicatorCode_fkey" FOREIGN KEY ("workspaceId", "frameworkId", "indicatorCode") REFERENCES "Indicator"("workspaceId", "frameworkId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackReply" ADD CONSTRAINT "FeedbackReply_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackReply" ADD CONSTRAINT "FeedbackReply_workspaceId_authorId_fkey" FOREIGN KEY ("workspaceId", "authorId") REFERENCES "Person"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRequest" ADD CONSTRAINT "FeedbackRequest_workspaceId_askerId_fkey" FOREIGN KEY ("workspaceId", "askerId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRequest" ADD CONSTRAINT "FeedbackRequest_workspaceId_subjectId_fkey" FOREIGN KEY ("workspaceId", "subjectId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackInvitation" ADD CONSTRAINT "FeedbackInvitation_workspaceId_requestId_fkey" FOREIGN KEY ("workspaceId", "requestId") REFERENCES "FeedbackRequest"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackInvitation" ADD CONSTRAINT "FeedbackInvitation_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackInvitation" ADD CONSTRAINT "FeedbackInvitation_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReplacedFeedbackTag" ADD CONSTRAINT "ReplacedFeedbackTag_workspaceId_changeId_fkey" FOREIGN KEY ("workspaceId", "changeId") REFERENCES "FrameworkChange"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplacedFeedbackTag" ADD CONSTRAINT "ReplacedFeedbackTag_workspaceId_feedbackId_fkey" FOREIGN KEY ("workspaceId", "feedbackId") REFERENCES "Feedback"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
