-- CreateTable
CREATE TABLE "MapperState" (
    "workspaceId" TEXT NOT NULL,
    "frameworkId" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),
    "triedAt" TIMESTAMPTZ(3),
    "examples" INTEGER NOT NULL DEFAULT 0,
    "accepted" BOOLEAN NOT NULL DEFAULT true,
    "before" JSONB NOT NULL DEFAULT '{}',
    "after" JSONB NOT NULL DEFAULT '{}',
    "adapter" BYTEA,
    "fittedAt" TIMESTAMPTZ(3),
    "sources" TEXT[],

    CONSTRAINT "MapperState_pkey" PRIMARY KEY ("workspaceId","frameworkId")
);

-- CreateTable
CREATE TABLE "FrameworkChange" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fromFrameworkId" TEXT NOT NULL,
    "toFrameworkId" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "FrameworkChange_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ReplacedTag" (
    "workspaceId" TEXT NOT NULL,
    "changeId" TEXT NOT NULL,
    "recognitionId" TEXT NOT NULL,
    "indicatorCode" TEXT NOT NULL,
    "origin" "TagOrigin" NOT NULL,
    "probability" DOUBLE PRECISION,
    "replaced" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "becameCode" TEXT,

    CONSTRAINT "ReplacedTag_pkey" PRIMARY KEY ("workspaceId","changeId","recognitionId","indicatorCode")
);

-- CreateIndex
CREATE INDEX "FrameworkChange_workspaceId_changedAt_idx" ON "FrameworkChange"("workspaceId", "changedAt");

-- CreateIndex
CREATE INDEX "ReplacedTag_workspaceId_recognitionId_idx" ON "ReplacedTag"("workspaceId", "recognitionId");

-- AddForeignKey
ALTER TABLE "MapperState" ADD CONSTRAINT "MapperState_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MapperState" ADD CONSTRAINT "MapperState_workspaceId_frameworkId_fkey" FOREIGN KEY ("workspaceId", "frameworkId") REFERENCES "Framework"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameworkChange" ADD CONSTRAINT "FrameworkChange_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameworkChange" ADD CONSTRAINT "FrameworkChange_workspaceId_fromFrameworkId_fkey" FOREIGN KEY ("workspaceId", "fromFrameworkId") REFERENCES "Framework"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameworkChange" ADD CONSTRAINT "FrameworkChange_workspaceId_toFrameworkId_fkey" FOREIGN KEY ("workspaceId", "toFrameworkId") REFERENCES "Framework"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplacedTag" ADD CONSTRAINT "ReplacedTag_workspaceId_changeId_fkey" FOREIGN KEY ("workspaceId", "changeId") REFERENCES "FrameworkChange"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplacedTag" ADD CONSTRAINT "ReplacedTag_workspaceId_recognitionId_fkey" FOREIGN KEY ("workspaceId", "recognitionId") REFERENCES "Recognition"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

