-- CreateTable
CREATE TABLE "Nudge" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Nudge_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- AddForeignKey
ALTER TABLE "Nudge" ADD CONSTRAINT "Nudge_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
