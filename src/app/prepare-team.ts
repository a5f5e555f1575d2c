import type { Person } from '../core/person.ts'
import { Refusal } from '../core/refusal.ts'
import { validateCron } from '../core/schedule/cron.ts'
import { formatSource, type TeamSource } from '../core/team/source.ts'
import { type Schedule, scheduleKinds, type Team } from '../core/team/team.ts'
import { type TeamWish, teamWishSchema } from '../core/team/team-wish.ts'
import type { Laurel } from './laurel.ts'

type Parts = Pick<Laurel, 'clock' | 'ids' | 'directory'>

/**
 * The team that the wish describes, with its members read from the platform. Stores nothing.
 * @throws Refusal `bad-schedule`, `empty-team`, or why somebody cannot be a manager.
 */
export async function prepareTeam(laurel: Parts, workspaceId: string, given: TeamWish): Promise<Team> {
  const wish = teamWishSchema.parse(given)
  const schedules = schedulesOf(laurel, wish)
  const { id, name, language, timeZone, channel, threshold, pulse, source } = wish
  const managerIds = (await requireColleagues(laurel, workspaceId, wish.managerIds)).map(
    manager => manager.id,
  )
  const memberIds = await membersOf(laurel, workspaceId, source, wish.people, managerIds)
  return {
    id,
    name,
    language,
    timeZone,
    channel,
    threshold,
    pulse,
    source: formatSource(source),
    memberIds,
    managerIds,
    schedules,
  }
}

/**
 * Who belongs to the team: bots, people of other organisations and people who left are not counted in. A manager who
 * merely shares the channel or group with the team is not a member of it; one who is listed by name is.
 */
export async function membersOf(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  source: TeamSource,
  people: readonly string[],
  managerIds: readonly string[],
): Promise<string[]> {
  const directory = laurel.directory(workspaceId)
  const ids =
    source.kind === 'channel'
      ? await directory.channelMembers(source.id)
      : source.kind === 'usergroup'
        ? await directory.groupMembers(source.id)
        : people
  const members = (await directory.people([...new Set(ids)]))
    .filter(person => reasonAgainst(person) === null)
    .map(person => person.id)
    .filter(id => source.kind === 'people' || !managerIds.includes(id))
  if (members.length === 0) throw new Refusal('empty-team')
  return members.sort()
}

/** @throws Refusal naming who is unknown, a bot, from elsewhere, or gone. */
export async function requireColleagues(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  ids: readonly string[],
): Promise<Person[]> {
  const wanted = [...new Set(ids)]
  const found = await laurel.directory(workspaceId).people(wanted)
  const unknown = wanted.filter(id => !found.some(person => person.id === id))
  if (unknown.length > 0) throw new Refusal('unknown-person', { people: unknown, word: unknown.join(' ') })
  for (const person of found) {
    const reason = reasonAgainst(person)
    if (reason) throw new Refusal(reason, { people: [person.id] })
  }
  return found
}

function reasonAgainst(person: Person): 'bot' | 'stranger' | 'inactive' | null {
  if (person.isBot) return 'bot'
  if (person.isStranger) return 'stranger'
  return person.isActive ? null : 'inactive'
}

function schedulesOf(laurel: Parts, { schedules, timeZone }: TeamWish): Schedule[] {
  return scheduleKinds.flatMap(kind => {
    const schedule = schedules[kind]
    if (!schedule) return []
    const cron = schedule.cron.trim().replace(/\s+/g, ' ')
    if (validateCron(cron).length > 0) throw new Refusal('bad-schedule', { word: cron })
    return [
      { id: laurel.ids.next(), kind, cron, timeZone, enabled: schedule.enabled, since: laurel.clock.now() },
    ]
  })
}
