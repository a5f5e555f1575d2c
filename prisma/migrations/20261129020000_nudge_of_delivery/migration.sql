-- A summary claims its suggestion when it is written, and each attempt to send it writes it anew: the claim stays its own.
alter table "Nudge" add column "deliveryId" text;
