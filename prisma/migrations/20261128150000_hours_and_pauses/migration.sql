-- When people may be written to, and what decides when a schedule fires beside its expression.

-- CreateEnum
CREATE TYPE "ScheduleMode" AS ENUM ('zone', 'local');
CREATE TYPE "HolidayRule" AS ENUM ('skip', 'move', 'ignore');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "timeZoneChosen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "isAway" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "awayUntil" TIMESTAMPTZ(3);

ALTER TABLE "Team" ADD COLUMN "country" TEXT,
ADD COLUMN "workStart" INTEGER,
ADD COLUMN "workEnd" INTEGER,
ADD COLUMN "workDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[];

ALTER TABLE "Schedule" ADD COLUMN "mode" "ScheduleMode" NOT NULL DEFAULT 'zone',
ADD COLUMN "holidays" "HolidayRule",
ADD COLUMN "openHours" INTEGER,
ADD COLUMN "reminders" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN "pausedUntil" TIMESTAMPTZ(3),
ADD COLUMN "skipAt" TIMESTAMPTZ(3);

ALTER TABLE "PulseRound" ADD COLUMN "byHand" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PersonHours" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "country" TEXT,
    "workStart" INTEGER,
    "workEnd" INTEGER,
    "workDays" INTEGER[],
    "quietStart" INTEGER,
    "quietEnd" INTEGER,
    "checkIns" BOOLEAN NOT NULL DEFAULT true,
    "snoozedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "PersonHours_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- CreateTable
CREATE TABLE "DayOff" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,

    CONSTRAINT "DayOff_pkey" PRIMARY KEY ("workspaceId","personId","from")
);

-- AddForeignKey
ALTER TABLE "PersonHours" ADD CONSTRAINT "PersonHours_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DayOff" ADD CONSTRAINT "DayOff_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
