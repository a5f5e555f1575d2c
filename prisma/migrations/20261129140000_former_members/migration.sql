-- Who was a member of a team, and when: what they received then stays in the team's counts, which would tell of them alone
-- by growing smaller. Whom an older replica takes out of a team is not in it.
create table "FormerMember" (
  "workspaceId" text not null,
  "teamId" text not null,
  "personId" text not null,
  "joinedAt" timestamptz(3) not null,
  "leftAt" timestamptz(3) not null,
  constraint "FormerMember_pkey" primary key ("workspaceId", "teamId", "personId", "leftAt"),
  constraint "FormerMember_workspaceId_teamId_fkey" foreign key ("workspaceId", "teamId")
    references "Team" ("workspaceId", "id") on delete cascade on update cascade,
  constraint "FormerMember_workspaceId_personId_fkey" foreign key ("workspaceId", "personId")
    references "Person" ("workspaceId", "id") on delete cascade on update cascade
);
create index "FormerMember_workspaceId_personId_idx" on "FormerMember" ("workspaceId", "personId");
