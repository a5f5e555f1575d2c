import { noCountry } from '../core/hours/hours.ts'
import type { Ids } from '../core/ids.ts'
import type { Profile } from '../core/person.ts'
import { defaultPulseSettings } from '../core/pulse/settings.ts'
import { dayOf } from '../core/recognition/day.ts'
import { latestFireTimes } from '../core/schedule/fire-times.ts'
import type { Stores } from '../core/stores.ts'
import { scheduleKinds } from '../core/team/team.ts'
import type { Demo, DemoRecognition } from '../seeds/demo-file.ts'
import type { Client, Connection } from './client.ts'
import { storesOf } from './postgres-database.ts'

const kudosChannel = 'C0KUDOS'

const day = 24 * 3600 * 1000

/** Answers that a check-in needs before it shows figures. */
const threshold = 5

/** Days that the demo's history reaches back, and some. */
const historyDays = 120

/** How many of the newest recognitions are also posted, so that the kudos channel is not empty at first. */
const postedCards = 4

/** Fills a new workspace with the demo company and its three months of history: all of it or nothing. */
export async function loadDemo(
  { prisma }: Connection,
  demo: Demo,
  {
    workspaceId,
    frameworkId,
    questions,
    ids,
    now,
  }: { workspaceId: string; frameworkId: string; questions: string[]; ids: Ids; now: Date },
): Promise<void> {
  const history = demo.history.map(recognition => ({
    id: ids.next(),
    recognition,
    at: momentOf(recognition, now),
  }))
  await prisma.$transaction(
    async client => {
      const stores = storesOf(client)
      await stores.workspaces.update(workspaceId, { kudosChannel })
      await stores.people.save(workspaceId, demo.people.map(profileOf), now)
      const teamIds = await saveTeams(client, stores, workspaceId, demo, ids, now)
      await loadHistory(client, workspaceId, frameworkId, demo, history)
      await loadRounds(client, workspaceId, demo, { teamIds, questions, ids, now })
      for (const card of history
        .filter(({ recognition }) => recognition.channel === kudosChannel)
        .slice(-postedCards)) {
        const delivery = { id: ids.next(), kind: 'kudos-card' as const, key: `kudos-card:${card.id}` }
        await stores.deliveries.queue(
          workspaceId,
          { ...delivery, conversation: kudosChannel, recognitionId: card.id },
          now,
        )
      }
    },
    { timeout: 60_000 },
  )
}

function profileOf(person: Demo['people'][number]): Profile {
  return {
    id: person.id,
    name: person.realName,
    email: null,
    language: person.language,
    timeZone: person.timeZone,
    isBot: false,
    isStranger: person.stranger,
    isActive: !person.deleted,
    isOwner: person.admin,
  }
}

/** Returns the new ids by team name. */
async function saveTeams(
  client: Client,
  stores: Stores,
  workspaceId: string,
  demo: Demo,
  ids: Ids,
  now: Date,
): Promise<Map<string, string>> {
  const teamIds = new Map<string, string>()
  for (const { name, language, timeZone, channel, members, managers, schedules } of demo.teams) {
    const id = ids.next()
    teamIds.set(name, id)
    const team = {
      id,
      name,
      language,
      timeZone,
      channel,
      source: 'people',
      threshold,
      pulse: defaultPulseSettings,
      memberIds: members,
      managerIds: managers,
      schedules: scheduleKinds.map(kind => ({
        id: ids.next(),
        kind,
        cron: schedules[kind].cron,
        timeZone,
        enabled: true,
        since: now,
      })),
    }
    await stores.teams.save(workspaceId, team, now)
    // Whoever tries Laurel on a Sunday evening or on a holiday gets answers as well.
    await stores.hours.saveTeam(workspaceId, id, {
      country: noCountry,
      hours: { start: 0, end: 24 * 60 },
      days: [0, 1, 2, 3, 4, 5, 6],
    })
    // They have worked together for as long as the history tells.
    await client.teamMember.updateMany({
      where: { workspaceId, teamId: id },
      data: { joinedAt: new Date(now.getTime() - historyDays * day) },
    })
  }
  return teamIds
}

interface Past {
  id: string
  recognition: DemoRecognition
  at: Date
}

async function loadHistory(
  client: Client,
  workspaceId: string,
  frameworkId: string,
  demo: Demo,
  history: Past[],
): Promise<void> {
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
      decision:
        recognition.indicator === null ? 'none' : recognition.origin === 'suggested' ? 'open' : 'decided',
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
        : [
            {
              workspaceId,
              recognitionId: id,
              frameworkId,
              indicatorCode: recognition.indicator,
              origin: recognition.origin,
              createdAt: at,
            },
          ],
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
  {
    teamIds,
    questions,
    ids,
    now,
  }: { teamIds: Map<string, string>; questions: string[]; ids: Ids; now: Date },
): Promise<void> {
  for (const [index, pulse] of demo.pulses.entries()) {
    const team = demo.teams.find(({ name }) => name === pulse.team)!
    // The newest round has closed by now, a day after it opened.
    const until = new Date(now.getTime() - (pulse.weeksAgo - 1) * 7 * day - day)
    const [openedAt = until] = latestFireTimes(team.schedules.pulse.cron, team.timeZone, {
      after: new Date(0),
      until,
      count: 1,
    })
    const closedAt = new Date(openedAt.getTime() + day)
    const roundId = ids.next()
    await client.pulseRound.create({
      data: {
        workspaceId,
        id: roundId,
        teamId: teamIds.get(team.name)!,
        threshold,
        invited: pulse.invited,
        openedAt,
        closesAt: closedAt,
        closedAt,
      },
    })
    const positions = [...pulse.tallies.keys()]
    // Far apart in the bank, so that a round asks about different things, and none is asked twice.
    const apart = Math.floor(questions.length / positions.length)
    await client.roundQuestion.createMany({
      data: positions.map(position => ({
        workspaceId,
        roundId,
        position,
        code: questions[(index + position * apart) % questions.length]!,
        kind: 'agreement' as const,
        showable: true,
      })),
    })
    const answered = Object.values(pulse.tallies[0] ?? {}).reduce((sum, count) => sum + count, 0)
    await client.pulseInvitation.createMany({
      data: team.members.slice(0, pulse.invited).map((personId, i) => ({
        workspaceId,
        roundId,
        personId,
        state: i < answered ? 'answered' : i < answered + pulse.skipped ? 'skipped' : 'open',
        position: i < answered + pulse.skipped ? positions.length : 0,
        answered: i < answered ? positions : [],
      })),
    })
    await client.pulseTally.createMany({
      data: pulse.tallies.flatMap((tally, position) =>
        Object.entries(tally).map(([answer, count]) => ({
          workspaceId,
          roundId,
          position,
          answer: Number(answer),
          count,
        })),
      ),
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
