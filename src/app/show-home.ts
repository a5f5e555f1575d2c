import { givenUp } from '../core/delivery/dead-letters.ts'
import type { Home, HomeContent, HomePage, SummarySwitches } from '../core/home/home.ts'
import type { Language } from '../core/language.ts'
import { pageOf, type Turned } from '../core/page.ts'
import { isColleague, mayAdminister, type Person } from '../core/person.ts'
import type { PrivacyRequest } from '../core/privacy/privacy-requests.ts'
import { Refusal } from '../core/refusal.ts'
import { nextFireTimes } from '../core/schedule/fire-times.ts'
import { isPaused, zoneOf } from '../core/schedule/planned-fires.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import { profileDays } from '../core/summary/competency-profile.ts'
import { Naming } from '../core/summary/naming.ts'
import { daysBefore } from '../core/summary/period.ts'
import { scheduleKinds, type Team } from '../core/team/team.ts'
import { identityView } from './identity-view.ts'
import { isSummaryMuted } from './is-summary-muted.ts'
import type { Laurel } from './laurel.ts'
import { listFeedback } from './list-feedback.ts'
import { undeliveredIn } from './list-undelivered.ts'
import { monthTrendOf } from './month-trend-of.ts'
import { scheduleWordsOf } from './schedule-words-of.ts'
import { showCompetencyProfile } from './show-competency-profile.ts'

/** On one page of each list. */
const reportsShown = 12
const teamsShown = 20
const switchesShown = 18
const buttonsShown = 18
const undeliveredShown = 10
const requestsShown = 15

/** Of undelivered messages and of tasks that were given up: so many are looked through, the newest. */
const mostUndelivered = 1000

type Parts = Pick<Laurel, 'database' | 'framework' | 'chat' | 'clock' | 'reportAddress'>

export interface ShownHome {
  view: Home
  language: Language
  timeZone: string
}

/**
 * One page of a person's own place. A page that the person does not have (any more) is the first one instead.
 *
 * @throws Refusal
 */
export async function showHome(
  laurel: Parts,
  wish: { workspaceId: string; personId: string; page: HomePage; turned?: Turned | null },
): Promise<ShownHome> {
  const { workspaceId, personId, turned = null } = wish
  const { people, teams } = laurel.database
  const person = await people.get(workspaceId, personId)
  if (!person) throw new Refusal('unknown-person', { people: [personId] })
  const managed = await teams.managedBy(workspaceId, personId)
  const pages: HomePage[] = ['start', 'me', 'feedback']
  if (managed.length > 0) pages.push('team')
  pages.push('settings')
  if (mayAdminister(person)) pages.push('admin')
  const page = pages.includes(wish.page) ? wish.page : 'start'
  const content = await contentOf[page](laurel, workspaceId, person, { managed, turned })
  const { name, language, timeZone } = person
  const hasReports = laurel.reportAddress !== undefined
  return { view: { kind: 'home', personId, name, pages, hasReports, content }, language, timeZone }
}

type Fill = (
  laurel: Parts,
  workspaceId: string,
  person: Person,
  about: { managed: Team[]; turned: Turned | null },
) => Promise<HomeContent>

const contentOf: Record<HomePage, Fill> = {
  start: async ({ database, clock }, workspaceId, person, { managed }) => {
    const { id } = person
    const now = clock.now()
    const [teams, waiting, requests] = await Promise.all([
      database.teams.list(workspaceId),
      database.pulses.waitingFor(workspaceId, id, now),
      database.feedbackRequests.openOf(workspaceId, id),
    ])
    const asked = requests.filter(({ invitations }) =>
      invitations.some(({ personId, state }) => personId === id && state === 'open'),
    )
    return {
      page: 'start',
      role: { isManager: managed.length > 0, isAdmin: mayAdminister(person) },
      hasTeams: teams.length > 0,
      checkInWaits: waiting.length > 0,
      openRequests: asked.length,
    }
  },
  me: async (laurel, workspaceId, person) => {
    const { id } = person
    const { view } = await showCompetencyProfile(laurel, { workspaceId, personId: id })
    return {
      page: 'me',
      profile: view,
      trend: await monthTrendOf(laurel, workspaceId, person, laurel.clock.now()),
    }
  },
  feedback: async (laurel, workspaceId, { id }, { turned }) => {
    const { view } = await listFeedback(laurel, { workspaceId, personId: id, turned })
    return { page: 'feedback', list: view }
  },
  team: reportsOf,
  settings: async ({ database, clock }, workspaceId, { id, language, timeZone }, { managed, turned }) => {
    const own = { workspaceId, personId: id }
    const requests: PrivacyRequest[] = []
    for (const account of await database.identities.accountsOf(own))
      requests.push(...(await database.privacyRequests.open(account.workspaceId, account.personId)))
    const identity = await identityView(database, own)
    const about = { managed, turned, language, now: clock.now() }
    const summaries = await summarySwitches(database, workspaceId, id, about)
    return { page: 'settings', language, timeZone, requests, identity, summaries }
  },
  admin: async ({ database, framework, clock }, workspaceId, { language }, { turned }) => {
    const [teams, loaded, undelivered, requests] = await Promise.all([
      database.teams.list(workspaceId),
      framework(workspaceId),
      undeliveredIn(database, workspaceId, mostUndelivered),
      database.privacyRequests.open(workspaceId),
    ])
    const { version, competencies, indicators } = loaded.framework
    const shown = pageOf(teams, { list: 'teams', size: teamsShown, turned })
    const at = { language, now: clock.now() }
    const lines = shown.items.map(async ({ id, name, memberIds }) => ({
      id,
      name,
      members: memberIds.length,
      schedules: await schedulesOf(database, { workspaceId, teamId: id }, at),
    }))
    return {
      page: 'admin',
      teams: { ...shown, items: await Promise.all(lines) },
      framework: {
        name: loaded.framework.name[language],
        version,
        competencies: competencies.length,
        indicators: indicators.length,
      },
      undelivered: pageOf(givenUp(undelivered), { list: 'undelivered', size: undeliveredShown, turned }),
      requests: pageOf(requests, { list: 'requests', size: requestsShown, turned }),
    }
  },
}

/** Those that are on. */
async function schedulesOf(
  { schedules }: Parts['database'],
  { workspaceId, teamId }: { workspaceId: string; teamId: string },
  at: { language: Language; now: Date },
) {
  const rows = await schedules.ofTeam(workspaceId, teamId)
  return scheduleKinds.flatMap(kind => {
    const row = rows.find(row => row.kind === kind)
    const words = scheduleWordsOf(row, at)
    return words ? [{ kind, ...words }] : []
  })
}

/** When it fires next, in milliseconds. */
function nextOf(row: ScheduleRow, now: Date): number {
  return nextFireTimes(row.cron, zoneOf(row), now, 1)[0]?.getTime() ?? Number.POSITIVE_INFINITY
}

async function summarySwitches(
  database: Parts['database'],
  workspaceId: string,
  personId: string,
  {
    managed,
    turned,
    language,
    now,
  }: { managed: readonly Team[]; turned: Turned | null; language: Language; now: Date },
): Promise<SummarySwitches> {
  const planOf = async ({ id }: Team) => {
    const schedules = await database.schedules.ofTeam(workspaceId, id)
    const setting = (await database.summarySettings.ofTeam(workspaceId, id)).get(personId)
    const isChosen = setting && (setting.weekday !== null || setting.minute !== null)
    const summary = schedules.find(({ kind }) => kind === 'summary')
    const plan = scheduleWordsOf(summary, { language, now, chosen: isChosen ? setting : undefined })
    return { plan, isOn: !setting?.muted }
  }
  const isMuted = await isSummaryMuted(database, { workspaceId, personId })
  const own = [...(await database.teams.ofMember(workspaceId, personId)), ...managed]
  const rows = await Promise.all(own.map(({ id }) => database.schedules.ofTeam(workspaceId, id)))
  const plans = rows
    .flat()
    .filter(row => row.kind === 'personal' && row.enabled)
    // Whoever is in several teams gets one a month: the first that comes.
    .sort((a, b) => Number(isPaused(a, now)) - Number(isPaused(b, now)) || nextOf(a, now) - nextOf(b, now))
    .map(row => scheduleWordsOf(row, { language, now }))
  const page = pageOf(managed, { list: 'summaries', size: switchesShown, turned })
  const teams = page.items.map(async team => ({
    id: team.id,
    name: team.name,
    ...(await planOf(team)),
  }))
  return {
    personal: { isOn: !isMuted, plan: plans[0] ?? null },
    teams: { ...page, items: await Promise.all(teams) },
  }
}

/** The people whom the person manages, by name, a few at a time. */
async function reportsOf(
  { database, framework, clock }: Parts,
  workspaceId: string,
  reader: Person,
  { managed, turned }: { managed: Team[]; turned: Turned | null },
): Promise<HomeContent> {
  const ids = [...new Set(managed.flatMap(({ memberIds }) => memberIds))].filter(id => id !== reader.id)
  const known = (await database.people.getMany(workspaceId, ids)).filter(isColleague)
  known.sort((a, b) => a.name.localeCompare(b.name, reader.language) || (a.id < b.id ? -1 : 1))
  const buttons = pageOf(managed, { list: 'own-teams', size: buttonsShown, turned })
  const page = pageOf(known, { list: 'reports', size: reportsShown, turned })
  const shown = page.items
  const last = await database.evidence.lastGiven(
    workspaceId,
    reader.id,
    shown.map(({ id }) => id),
  )
  const naming = new Naming((await framework(workspaceId)).framework, reader.language)
  const to = clock.now()
  const since = daysBefore(to, profileDays, reader.timeZone)
  const reports = await Promise.all(
    shown.map(async ({ id }) => {
      const { competencies } = await database.evidence.ofPerson(workspaceId, id, since, to, reader.id)
      const seen = competencies
        .filter(({ givers }) => givers > 0)
        .sort((a, b) => naming.position(a.code) - naming.position(b.code))
      return {
        personId: id,
        competencies: seen.map(({ code }) => naming.competency(code)),
        lastByReader: last.get(id) ?? null,
      }
    }),
  )
  return {
    page: 'team',
    teams: { ...buttons, items: buttons.items.map(({ id, name }) => ({ id, name })) },
    reports: { ...page, items: reports },
  }
}
