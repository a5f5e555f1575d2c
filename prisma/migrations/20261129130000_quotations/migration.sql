-- Which kudos a sent report quotes: it is drawn anew when one of them is taken back. Reports of an older replica have none.
create table "Quotation" (
  "workspaceId" text not null,
  "deliveryId" text not null,
  "recognitionId" text not null,
  constraint "Quotation_pkey" primary key ("workspaceId", "deliveryId", "recognitionId"),
  constraint "Quotation_workspaceId_deliveryId_fkey" foreign key ("workspaceId", "deliveryId")
    references "Delivery" ("workspaceId", "id") on delete cascade on update cascade,
  constraint "Quotation_workspaceId_recognitionId_fkey" foreign key ("workspaceId", "recognitionId")
    references "Recognition" ("workspaceId", "id") on delete cascade on update cascade
);
create index "Quotation_workspaceId_recognitionId_idx" on "Quotation" ("workspaceId", "recognitionId");
