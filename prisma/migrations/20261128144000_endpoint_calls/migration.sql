-- CreateTable
CREATE TABLE "EndpointCalls" (
    "day" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "EndpointCalls_pkey" PRIMARY KEY ("day")
);
