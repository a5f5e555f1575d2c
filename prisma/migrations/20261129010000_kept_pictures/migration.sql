-- Teams fetches pictures from Laurel: their bytes are kept for a while, and what is about a person goes with the person.
alter table "PictureFile" add column "personId" text, add column "png" bytea;

create index "PictureFile_fileId_idx" on "PictureFile"("fileId");
create index "PictureFile_workspaceId_personId_idx" on "PictureFile"("workspaceId", "personId");

alter table "PictureFile"
  add constraint "PictureFile_workspaceId_personId_fkey" foreign key ("workspaceId", "personId")
  references "Person"("workspaceId", "id") on delete cascade on update restrict;
