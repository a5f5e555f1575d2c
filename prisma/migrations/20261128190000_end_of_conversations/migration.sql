-- AlterTable
ALTER TABLE "PulseRound" ADD COLUMN     "endedUpTo" TEXT;

-- CreateIndex: the few closed rounds whose messages still have buttons.
CREATE INDEX "PulseRound_still_to_end" ON "PulseRound" ("workspaceId", "closedAt") WHERE "endedUpTo" IS NOT NULL;
