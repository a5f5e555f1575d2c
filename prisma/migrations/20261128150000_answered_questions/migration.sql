-- Which questions a person answered: two results that differ by a few of them must not both be shown.
ALTER TABLE "PulseInvitation" ADD COLUMN "answered" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[];
-- Rounds so far asked one question.
UPDATE "PulseInvitation" SET "answered" = ARRAY[0] WHERE "hasAnswered";
ALTER TABLE "PulseInvitation" DROP COLUMN "hasAnswered";
