import { openDatabase } from '../../src/store/open-database.ts'

/** Alex, whose client it is, and the five others. */
const people = Array.from({ length: 6 }, (_, number) => `00000000-0000-0000-0000-00000000000${20 + number}`)
const [alex = '', ...others] = people

const day = 24 * 3_600_000

/** Half a year behind a team that has just been made, so that its summaries have something to show. */
export interface History {
  /** One more check-in, to which too few answered. */
  hiddenRound(): Promise<void>
  /** Has Alex's month sent to them. */
  month(): Promise<void>
  close(): Promise<void>
}

/** Kudos for Alex and check-ins of the team. Laurel's days are read from the newest kudos that it stored. */
export async function writeHistory(url: string, folder: string): Promise<History> {
  const { database, connection, close } = await openDatabase(
    { DATABASE_URL: url, LAUREL_DATA_DIR: folder },
    error => process.stderr.write(`${error}\n`),
  )
  const { prisma } = connection
  const { workspaceId, createdAt: now } = await prisma.recognition.findFirstOrThrow({
    orderBy: { createdAt: 'desc' },
  })
  const { id: teamId } = await prisma.team.findFirstOrThrow({ where: { workspaceId } })
  const { frameworkId } = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const indicators = await prisma.indicator.findMany({ where: { workspaceId, frameworkId: frameworkId! } })
  const ofEach = [...new Map(indicators.map(({ competency, code }) => [competency, code])).values()].slice(
    0,
    6,
  )
  await prisma.person.createMany({
    data: people.map(id => ({
      workspaceId,
      id,
      name: id,
      language: 'en',
      timeZone: 'UTC',
      refreshedAt: new Date(0),
    })),
    skipDuplicates: true,
  })

  const before = (days: number) => new Date(now.getTime() - days * day)
  for (const [which, code] of ofEach.entries())
    for (let number = 0; number < 4 + which; number++) {
      const createdAt = before(3 + ((number * 31 + which * 9) % 170))
      await prisma.recognition.create({
        data: {
          workspaceId,
          id: `history ${which} ${number}`,
          giverId: others[(which + number) % (2 + (which % 4))]!,
          text: `What was seen of it, time ${number}`,
          day: createdAt.toISOString().slice(0, 10),
          channel: 'general',
          answerIn: alex,
          decision: 'decided',
          createdAt,
          recipients: { create: { personId: alex, createdAt } },
          tags: {
            create: { frameworkId: frameworkId!, indicatorCode: code, origin: 'confirmed', createdAt },
          },
        },
      })
    }

  async function round(weeksAgo: number, mean: number, answered: number): Promise<void> {
    const openedAt = before(7 * weeksAgo + 1)
    const closedAt = before(7 * weeksAgo)
    await prisma.pulseRound.create({
      data: {
        workspaceId,
        id: `history ${weeksAgo}`,
        teamId,
        threshold: 5,
        invited: people.length,
        openedAt,
        closesAt: closedAt,
        closedAt,
        questions: {
          create: {
            position: 0,
            code: 'work-noticed',
            kind: 'agreement',
            showable: true,
            tallies: {
              create: [
                { answer: mean - 1, count: 1 },
                { answer: mean, count: answered - 2 },
                { answer: mean + 1, count: 1 },
              ],
            },
          },
        },
        invitations: {
          create: people.map((personId, index) => ({
            personId,
            state: index < answered ? ('answered' as const) : ('open' as const),
            position: 1,
            answered: index < answered ? [0] : [],
          })),
        },
      },
    })
  }
  for (const [weeksAgo, mean] of [
    [6, 2],
    [5, 3],
    [3, 3],
    [2, 4],
  ] as const)
    await round(weeksAgo, mean, 5 + (weeksAgo % 2))
  return {
    hiddenRound: () => round(4, 3, 2),
    month: () =>
      database.jobs.add({
        name: 'post-personal-summaries',
        workspaceId,
        teamId,
        fireAt: before(0).toISOString(),
        zone: 'UTC',
        personId: alex,
      }),
    close,
  }
}
