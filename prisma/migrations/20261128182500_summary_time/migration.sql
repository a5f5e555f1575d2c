-- AlterTable
ALTER TABLE "SummarySetting" ADD COLUMN     "minute" INTEGER;
