-- A receiver can dispute a tag of a kudos, as one of private feedback. An older replica counts it until it is upgraded.
alter table "Tag"
  add column "disputedAt" timestamptz(3),
  add column "disputeNote" text,
  add column "disputedById" text,
  add column "keptAt" timestamptz(3);
alter table "ReplacedTag"
  add column "disputedAt" timestamptz(3),
  add column "disputeNote" text,
  add column "disputedById" text,
  add column "keptAt" timestamptz(3);
