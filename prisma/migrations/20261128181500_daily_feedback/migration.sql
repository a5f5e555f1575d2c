-- Feedback has a daily limit, as kudos have.
ALTER TABLE "DailyGiving" ADD COLUMN "feedback" INTEGER NOT NULL DEFAULT 0;
