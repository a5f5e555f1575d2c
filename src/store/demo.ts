import type { Ids } from '../core/ids.ts'
import { dayOf } from '../core/recognition/day.ts'
import type { Database } from '../core/stores.ts'
import type { Demo, DemoRecognition } from '../seeds/demo-file.ts'
import type { Client, Connection } from './client.ts'

const day = 24 * 3600 * 1000

/** How many of the newest recognitions are also posted, so that the kudos channel is not empty at first. */
const postedCards = 4

/** Fills a new workspace with the demo company and its three months of history. Its teams are stored last but one. */
export async function loadDemo(
  { database, connection }: { database: Database; connection: Connection },
  demo: Demo,
  { workspaceId, frameworkId, questions, ids, now }: { workspaceId: string; frameworkId: string; questions: string[]; ids: Ids; now: Date },
): Promise<void> {
  await database.workspaces.update(workspaceId, { kudosChannel: 'C0KUDOS' })
  await database.people.save(
    workspaceId,
    demo.people.map(person => ({
      id: person.id,
      name: person.realName,
      email: null,
      language: person.language,
      timeZone: person.timeZone,
      isBot: false,
      isStranger: person.stranger,
      isActive: !person.deleted,
      isOwner: person.admin,
    })),
    now,
  )
  const history = demo.history.map(recognition => ({ id: ids.next(), recognition, at: momentOf(recognition, now) }))
  await connection.prisma.$transaction(
    async client => {
      await loadHistory(client, workspaceId, frameworkId, demo, history)
    },
    { timeout: 60_000 },
  )
  const teamIds = new Map(demo.teams.map(team => [team.name, ids.next()]))
  // A round may be long past, but its team is only set up now: save the team first, then its rounds.
  await database.transaction(async stores => {
    for (const team of demo.teams) {
      await stores.teams.save(
        workspaceId,
        {
          id: teamIds.get(team.name)!,
          name: team.name,
          language: team.language,
          timeZone: team.timeZone,
          channel: team.channel,
          source: 'people',
          threshold: 5,
          memberIds: team.members,
          managerIds: team.managers,
          schedules: (['pulse', 'summary'] as const).map(kind => ({
            id: ids.next(),
            kind,
            cron: team.schedules[kind].cron,
            timeZone: team.timeZone,
            enabled: true,
            since: now,
          })),
        },
        now,
      )
    }
    for (const card of history.filter(({ recognition }) => recognition.channel === 'C0KUDOS').slice(-postedCards)) {
      await stores.deliveries.queue(
        workspaceId,
        {
          id: ids.next(),
          kind: 'kudos-card',
          key: `kudos-card:${card.id}`,
          conversation: card.recognition.channel,
          recognitionId: card.id,
        },
        now,
      )
    }
  })
  await connection.prisma.$transaction(client => loadRounds(client, workspaceId, demo, { teamIds, questions, ids, now }))
}

interface Past {
  id: string
  recognition: DemoRecognition
  at: Date
}

async function loadHistory(client: Client, workspaceId: string, frameworkId: string, demo: Demo, history: Past[]): Promise<void> {
  const zones = new Map(demo.people.map(person => [person.id, person.timeZone]))
  await client.recognition.createMany({
    data: history.map(({ id, recognition, at }) => ({
      workspaceId,
      id,
      giverId: recognition.giver,
      text: recognition.text,
      digest: id,
      day: dayOf(at, zones.get(recognition.giver) ?? 'UTC'),
      channel: recognition.channel,
      answerIn: recognition.channel,
      decision: recognition.indicator === null ? 'none' : recognition.origin === 'suggested' ? 'open' : 'decided',
      behavioural: recognition.indicator === null ? 0.1 : 0.9,
      createdAt: at,
    })),
  })
  await client.recognitionRecipient.createMany({
    data: history.flatMap(({ id, recognition, at }) =>
      recognition.recipients.map(personId => ({ workspaceId, recognitionId: id, personId, createdAt: at })),
    ),
  })
  await client.tag.createMany({
    data: history.flatMap(({ id, recognition, at }) =>
      recognition.indicator === null
        ? []
        : [{ workspaceId, recognitionId: id, frameworkId, indicatorCode: recognition.indicator, origin: recognition.origin, createdAt: at }],
    ),
  })
  await client.plusOne.createMany({
    data: history.flatMap(({ id, recognition, at }) =>
      recognition.plusOnes.map(personId => ({ workspaceId, recognitionId: id, personId, createdAt: at })),
    ),
  })
}

async function loadRounds(
  client: Client,
  workspaceId: string,
  demo: Demo,
  { teamIds, questions, ids, now }: { teamIds: Map<string, string>; questions: string[]; ids: Ids; now: Date },
): Promise<void> {
  for (const [index, pulse] of demo.pulses.entries()) {
    const team = demo.teams.find(({ name }) => name === pulse.team)!
    const openedAt = new Date(now.getTime() - pulse.weeksAgo * 7 * day)
    const closedAt = new Date(openedAt.getTime() + day)
    const roundId = ids.next()
    await client.pulseRound.create({
      data: {
        workspaceId,
        id: roundId,
        teamId: teamIds.get(team.name)!,
        question: questions[index % questions.length]!,
        threshold: 5,
        openedAt,
        closesAt: closedAt,
        closedAt,
      },
    })
    const answered = Object.values(pulse.tallies).reduce((sum, count) => sum + count, 0)
    await client.pulseInvitation.createMany({
      data: team.members.slice(0, pulse.invited).map((personId, i) => ({
        workspaceId,
        roundId,
        personId,
        state: i < answered ? 'answered' : i < answered + pulse.skipped ? 'skipped' : 'open',
      })),
    })
    await client.pulseTally.createMany({
      data: Object.entries(pulse.tallies).map(([answer, count]) => ({ workspaceId, roundId, answer: Number(answer), count })),
    })
  }
}

/** Kudos are given on working days: a weekend's go to the Friday before. */
function momentOf({ daysAgo, time }: DemoRecognition, now: Date): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const moment = new Date(now.getTime() - daysAgo * day)
  moment.setUTCHours(hours, minutes, 0, 0)
  const weekday = moment.getUTCDay()
  return new Date(moment.getTime() - (weekday === 6 ? day : weekday === 0 ? 2 * day : 0))
}
