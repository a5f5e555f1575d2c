-- A round asks several questions; what is shown is decided at opening and read at closing.

-- CreateEnum
CREATE TYPE "PulseMode" AS ENUM ('anonymous', 'confidential');
CREATE TYPE "QuestionKind" AS ENUM ('agreement', 'enps', 'choice', 'comment', 'colleague');

-- AlterTable
ALTER TABLE "Team" ADD COLUMN "commentThreshold" INTEGER NOT NULL DEFAULT 8,
ADD COLUMN "pulseMode" "PulseMode" NOT NULL DEFAULT 'anonymous',
ADD COLUMN "pulseQuestions" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN "reportToChannel" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "PulseRound" ADD COLUMN "commentThreshold" INTEGER NOT NULL DEFAULT 8,
ADD COLUMN "mode" "PulseMode" NOT NULL DEFAULT 'anonymous',
ADD COLUMN "reportToChannel" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "invited" INTEGER;

UPDATE "PulseRound" r SET "invited" = (
  SELECT count(*) FROM "PulseInvitation" i WHERE i."workspaceId" = r."workspaceId" AND i."roundId" = r."id");
ALTER TABLE "PulseRound" ALTER COLUMN "invited" SET NOT NULL;

ALTER TABLE "PulseInvitation" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "hasAnswered" BOOLEAN NOT NULL DEFAULT false;
UPDATE "PulseInvitation" SET "position" = 1, "hasAnswered" = "state" = 'answered' WHERE "state" <> 'open';

-- CreateTable
CREATE TABLE "RoundQuestion" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "QuestionKind" NOT NULL,
    "showable" BOOLEAN NOT NULL,

    CONSTRAINT "RoundQuestion_pkey" PRIMARY KEY ("workspaceId","roundId","position")
);

-- Of the rounds so far: each asked one. One that is open and was looked at already shows nothing more.
INSERT INTO "RoundQuestion" ("workspaceId", "roundId", "position", "code", "kind", "showable")
SELECT r."workspaceId", r."id", 0, r."question", 'agreement', r."closedAt" IS NOT NULL OR NOT EXISTS (
  SELECT FROM "PulseTally" t WHERE t."workspaceId" = r."workspaceId" AND t."roundId" = r."id" AND t."shown" > 0)
FROM "PulseRound" r;

-- What was not shown of a closed round stays so.
UPDATE "PulseTally" t SET "count" = t."shown" FROM "PulseRound" r
WHERE r."workspaceId" = t."workspaceId" AND r."id" = t."roundId" AND r."closedAt" IS NOT NULL;

-- AlterTable
ALTER TABLE "PulseTally" DROP CONSTRAINT "PulseTally_pkey",
DROP COLUMN "shown",
ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "PulseTally" ALTER COLUMN "position" DROP DEFAULT,
ADD CONSTRAINT "PulseTally_pkey" PRIMARY KEY ("workspaceId", "roundId", "position", "answer");
ALTER TABLE "PulseTally" DROP CONSTRAINT "PulseTally_workspaceId_roundId_fkey";
ALTER TABLE "PulseRound" DROP COLUMN "question";

-- CreateTable
CREATE TABLE "PulseComment" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "PulseComment_pkey" PRIMARY KEY ("workspaceId","roundId","position","id")
);

-- CreateTable
CREATE TABLE "PulseAnswer" (
    "workspaceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "value" INTEGER,
    "text" TEXT,

    CONSTRAINT "PulseAnswer_pkey" PRIMARY KEY ("workspaceId","roundId","position","personId")
);

-- CreateTable
CREATE TABLE "OwnQuestion" (
    "workspaceId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "QuestionKind" NOT NULL,
    "text" JSONB NOT NULL,
    "options" JSONB NOT NULL DEFAULT '[]',
    "addedBy" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "OwnQuestion_pkey" PRIMARY KEY ("workspaceId","code")
);

-- CreateIndex
CREATE INDEX "PulseRound_workspaceId_openedAt_idx" ON "PulseRound"("workspaceId", "openedAt");
CREATE UNIQUE INDEX "RoundQuestion_workspaceId_roundId_code_key" ON "RoundQuestion"("workspaceId", "roundId", "code");
CREATE INDEX "PulseAnswer_workspaceId_personId_idx" ON "PulseAnswer"("workspaceId", "personId");

-- AddForeignKey
ALTER TABLE "RoundQuestion" ADD CONSTRAINT "RoundQuestion_workspaceId_roundId_fkey" FOREIGN KEY ("workspaceId", "roundId") REFERENCES "PulseRound"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PulseTally" ADD CONSTRAINT "PulseTally_workspaceId_roundId_position_fkey" FOREIGN KEY ("workspaceId", "roundId", "position") REFERENCES "RoundQuestion"("workspaceId", "roundId", "position") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PulseComment" ADD CONSTRAINT "PulseComment_workspaceId_roundId_position_fkey" FOREIGN KEY ("workspaceId", "roundId", "position") REFERENCES "RoundQuestion"("workspaceId", "roundId", "position") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PulseAnswer" ADD CONSTRAINT "PulseAnswer_workspaceId_roundId_position_fkey" FOREIGN KEY ("workspaceId", "roundId", "position") REFERENCES "RoundQuestion"("workspaceId", "roundId", "position") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PulseAnswer" ADD CONSTRAINT "PulseAnswer_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OwnQuestion" ADD CONSTRAINT "OwnQuestion_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
