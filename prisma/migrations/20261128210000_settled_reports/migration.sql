-- What became of a reported kudos: its reporter is told once, and the admins' messages say so.
create type "KudosReportOutcome" as enum ('stands', 'withdrawn');
alter table "RecognitionReport"
  add column "outcome" "KudosReportOutcome",
  add column "settledAt" timestamptz(3);
