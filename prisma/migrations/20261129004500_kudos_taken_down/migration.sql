-- A reported kudos that an admin took down is withdrawn, though not by its giver. An older replica takes it for withdrawn.
alter table "Recognition" add column "takenDown" boolean not null default false;
