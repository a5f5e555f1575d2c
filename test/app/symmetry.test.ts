import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composePersonalSummary } from '../../src/app/compose-personal-summary.ts'
import { composeTeamSummary } from '../../src/app/compose-team-summary.ts'
import { explainHighlights } from '../../src/app/explain-highlights.ts'
import { listOwnEvidence } from '../../src/app/list-own-evidence.ts'
import { makeEvidenceReport } from '../../src/app/make-evidence-report.ts'
import { makeTeamReport } from '../../src/app/make-team-report.ts'
import { showColleague } from '../../src/app/show-colleague.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { showHome } from '../../src/app/show-home.ts'
import { showOrganisation } from '../../src/app/show-organisation.ts'
import { showTeamSummary } from '../../src/app/show-team-summary.ts'
import { viewOfChannelDigest } from '../../src/app/view-of-channel-digest.ts'
import { viewOfFeedbackCard } from '../../src/app/view-of-feedback-card.ts'
import { daysAgo, now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'
import { wholeFeedbackList } from './whole-feedback-list.ts'

const members = ['bea', 'cao', 'dan', 'eve', 'fay', 'gil']
let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', 'zoe', 'max', ...members])
  await world.saveTeam({ id: 't1', memberIds: members, managerIds: ['ana', 'max'], channel: 'C9' })
  const gives = [
    { id: 'r1', from: 'ana', to: ['bea'], days: 1 },
    { id: 'r2', from: 'cao', to: ['bea', 'dan'], days: 2, indicator: 'teamwork.lends-a-hand' },
    { id: 'r3', from: 'max', to: ['dan'], days: 3, channel: 'G1' },
    { id: 'r4', from: 'dan', to: ['cao', 'zoe'], days: 4, indicator: 'learning.reads' },
    { id: 'r5', from: 'bea', to: ['gil'], days: 5, indicator: 'teamwork.lends-a-hand', origin: 'suggested' },
    { id: 'r6', from: 'ana', to: ['eve'], days: 40 },
    { id: 'r7', from: 'ana', to: ['bea'], days: 50, indicator: 'learning.reads' },
    { id: 'r8', from: 'bea', to: ['cao'], days: 60, indicator: 'learning.reads' },
  ] as const
  for (const give of gives) await world.give({ ...give, to: [...give.to] })
  await tellInPrivate('f1', 'strength', ['ana'], 'teamwork.lends-a-hand')
  await tellInPrivate('f2', 'growth', ['ana'], 'learning.reads')
  await tellInPrivate('f3', 'strength', [], 'learning.reads')
})
afterAll(() => world?.own.close())

/** Feedback from Cao to Dan, as these managers may read it. */
async function tellInPrivate(
  id: string,
  kind: 'strength' | 'growth',
  readers: string[],
  indicatorCode: string,
): Promise<void> {
  const createdAt = daysAgo(6)
  await world.own.connection.prisma.feedback.create({
    data: {
      workspaceId,
      id,
      giverId: 'cao',
      receiverId: 'dan',
      kind,
      visibility: readers.length > 0 ? 'managers' : 'receiver',
      behaviour: `${id}: asked the driver first and waited until he had finished`,
      decision: 'decided',
      createdAt,
      readers: { create: readers.map(personId => ({ personId })) },
      tags: { create: [{ frameworkId: 'f1', indicatorCode, origin: 'confirmed', createdAt }] },
    },
  })
}

/** Everything that somebody else than the person gets to see, by its name. */
async function surfaces(): Promise<Map<string, unknown>> {
  const { laurel } = world
  const team = (await laurel.database.teams.get(workspaceId, 't1'))!
  const reader = async (id: string) => (await laurel.database.people.get(workspaceId, id))!
  const seen = new Map<string, unknown>()
  for (const manager of ['ana', 'max']) {
    const parts = { team, reader: await reader(manager), to: now, mayPrompt: true }
    seen.set(`summary of ${manager}`, (await composeTeamSummary(laurel, workspaceId, parts)).view)
    const shared = await composeTeamSummary(laurel, workspaceId, { ...parts, isShared: true })
    seen.set(`summary of ${manager} in a channel`, shared.view)
    const { summary, weeks, competencies } = (
      await makeTeamReport(laurel, { workspaceId, readerId: manager, teamId: 't1' })
    ).view
    seen.set(`web report of ${manager}`, summary)
    seen.set(`trends of ${manager}`, { weeks, competencies })
    seen.set(
      `reasons for ${manager}`,
      await explainHighlights(laurel, { workspaceId, readerId: manager, teamId: 't1', to: now }),
    )
  }
  const asked = await showTeamSummary(laurel, { workspaceId, readerId: 'zoe', team: { id: 't1' } })
  seen.set('summary that an admin asked for', asked.kind === 'summary' ? asked.summary.view : null)
  const delivery = { teamId: 't1', periodEnd: now, conversation: 'C9' }
  seen.set('digest', (await viewOfChannelDigest(laurel, workspaceId, delivery))?.view)
  seen.set('organisation', (await showOrganisation(laurel, { workspaceId, readerId: 'zoe' })).view)
  return seen
}

interface Mention {
  personId: string
  /** Where in the view: "unseen.byAnyone.personIds[]". */
  path: string
  /** The objects around it, the closest last. */
  around: Record<string, unknown>[]
}

/** Every place where a view names a member, by id or by name. */
function mentionsIn(value: unknown, path = '', around: Record<string, unknown>[] = []): Mention[] {
  if (typeof value === 'string') {
    const personId = members.find(id => value === id || value === `Name of ${id}`)
    return personId ? [{ personId, path, around }] : []
  }
  if (Array.isArray(value)) return value.flatMap(item => mentionsIn(item, `${path}[]`, around))
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  const object = value as Record<string, unknown>
  return Object.entries(object).flatMap(([key, item]) =>
    mentionsIn(item, path ? `${path}.${key}` : key, [...around, object]),
  )
}

/** All that a person can read about themself. */
async function ownView(personId: string, readerOfSurface: string) {
  const { laurel } = world
  const quotes: Awaited<ReturnType<typeof listOwnEvidence>>['quotes'] = []
  for (let page = 0, pages = 1; page < pages; page++) {
    const read = await listOwnEvidence(laurel, { workspaceId, personId, page })
    quotes.push(...read.quotes)
    pages = read.pages
  }
  const { view } = await showCompetencyProfile(laurel, { workspaceId, personId })
  return { quotes, notSeen: view.notSeen, readerOfSurface }
}

type Own = Awaited<ReturnType<typeof ownView>>

const quoted = ({ around }: Mention, { quotes }: Own) => {
  const { recognitionId, text, indicator } = around.at(-1) as {
    recognitionId: string
    text: string
    indicator: unknown
  }
  const own = quotes.find(quote => quote.recognitionId === recognitionId)
  return own !== undefined && own.text === text && JSON.stringify(own.indicator) === JSON.stringify(indicator)
}

const unseenByAnyone = (_: Mention, { notSeen }: Own) => notSeen?.byAnyone === true
const unseenByReader = (_: Mention, { notSeen, readerOfSurface }: Own) =>
  notSeen?.managerIds.some(id => readerOfSurface.includes(id)) === true

/** Where a view may say something about a member, and where the member finds the same. A place that is new fails. */
const found: Record<string, (mention: Mention, own: Own) => boolean> = {
  'highlights[].recipientIds[]': quoted,
  // Their own words.
  'highlights[].giverId': () => true,
  'unseen.byAnyone.personIds[]': unseenByAnyone,
  'unseen.byReader.personIds[]': unseenByReader,
  'suggestion.personId': (mention, own) => unseenByAnyone(mention, own) || unseenByReader(mention, own),
  'suggestion.name': (mention, own) => unseenByAnyone(mention, own) || unseenByReader(mention, own),
}

describe('symmetry', () => {
  test('every statement about a person that anybody else sees is in the person’s own view', async () => {
    const checked = new Set<string>()
    for (const [surface, view] of await surfaces())
      for (const mention of mentionsIn(view)) {
        const check = found[mention.path]
        expect(check, `${surface} names ${mention.personId} at ${mention.path}`).toBeDefined()
        const own = await ownView(mention.personId, surface)
        expect(check?.(mention, own), `${mention.personId} finds ${mention.path} of ${surface}`).toBe(true)
        checked.add(mention.path)
      }
    // Nothing of the list is there for nothing.
    expect([...checked].sort()).toEqual(Object.keys(found).sort())
  })

  test('no total of a person is shown to anybody else', async () => {
    const allowed = new Set(['days', 'total', 'waitingFor'])
    for (const [surface, view] of await surfaces())
      for (const { around, path } of mentionsIn(view)) {
        const numbers = Object.entries(around.at(-1) ?? {}).filter(([, value]) => typeof value === 'number')
        expect(
          numbers.map(([key]) => key).filter(key => !allowed.has(key)),
          `${surface}: ${path}`,
        ).toEqual([])
      }
  })

  test('the organisation and the figures of a team name nobody', async () => {
    const seen = await surfaces()
    expect(mentionsIn(seen.get('organisation'))).toEqual([])
  })

  test('a suggestion that nobody confirmed is evidence on no surface', async () => {
    const { laurel } = world
    const person = (await laurel.database.people.get(workspaceId, 'gil'))!
    const profile = (await showCompetencyProfile(laurel, { workspaceId, personId: 'gil' })).view
    const month = (await composePersonalSummary(laurel, workspaceId, { person, to: now, mayPrompt: false }))
      .view
    expect(profile.competencies).toEqual([])
    expect(profile.suggested).toMatchObject([{ code: 'teamwork.lends-a-hand' }])
    expect(month).toMatchObject({ received: 1, competencies: [], indicators: [] })
    const summary = (await surfaces()).get('summary of ana') as { competencies: unknown[] }
    // One confirmed by Cao; the other stands apart.
    expect(summary.competencies).toContainEqual({
      code: 'teamwork',
      name: 'Teamwork',
      now: 1,
      before: 0,
      suggested: 1,
    })
  })
})

/** What a manager reads of one person alone, beside what that person reads of themself. */
describe.each(['ana', 'max'])('what %s reads of one person', readerId => {
  const ownProfile = async (personId: string) =>
    (await showCompetencyProfile(world.laurel, { workspaceId, personId })).view
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value]
    if (typeof value !== 'object' || value === null || value instanceof Date) return []
    return Object.values(value).flatMap(numbersIn)
  }

  test.each(members)('of %s in chat is in their own profile, and no number', async personId => {
    const { view } = await showColleague(world.laurel, { workspaceId, readerId, personId })
    const profile = await ownProfile(personId)
    const own = profile.competencies.flatMap(({ indicators }) => indicators.map(({ code }) => code))
    expect(own).toEqual(
      expect.arrayContaining(
        view.competencies.flatMap(({ indicators }) => indicators.map(({ code }) => code)),
      ),
    )
    const { quotes } = await ownView(personId, '')
    for (const { recognitionId, text } of view.latest)
      expect(quotes).toContainEqual(expect.objectContaining({ recognitionId, text }))
    expect(numbersIn(view)).toEqual([])
  })

  test.each(members)('of %s in a report is in the report that they get', async personId => {
    const managers = (await makeEvidenceReport(world.laurel, { workspaceId, readerId, personId })).view
    const own = (await makeEvidenceReport(world.laurel, { workspaceId, readerId: personId, personId })).view
    for (const statement of managers.statements) expect(own.statements).toContainEqual(statement)
    for (const note of managers.notes) expect(own.notes).toContainEqual(note)
    for (const { code, indicators } of managers.competencies) {
      const mine = own.competencies.find(competency => competency.code === code)
      expect(mine?.indicators.map(indicator => indicator.code)).toEqual(
        expect.arrayContaining(indicators.map(indicator => indicator.code)),
      )
    }
  })

  test('on the page of their people is in each one’s own profile', async () => {
    const { view } = await showHome(world.laurel, { workspaceId, personId: readerId, page: 'team' })
    if (view.content.page !== 'team') throw new Error('a manager has no page of their people')
    expect(view.content.reports.items).toHaveLength(members.length)
    for (const { personId, competencies } of view.content.reports.items) {
      const own = (await ownProfile(personId)).competencies.map(({ code }) => code)
      expect(own).toEqual(expect.arrayContaining(competencies.map(({ code }) => code)))
    }
  })

  test('of private feedback is what was shared, in the words that the receiver has', async () => {
    const { shared } = await wholeFeedbackList(world.laurel, { workspaceId, personId: readerId })
    const { received } = await wholeFeedbackList(world.laurel, { workspaceId, personId: 'dan' })
    expect(shared.map(({ feedbackId }) => feedbackId).sort()).toEqual(readerId === 'ana' ? ['f1', 'f2'] : [])
    for (const entry of shared) {
      expect(received).toContainEqual(entry)
      const card = async (personId: string) =>
        (await viewOfFeedbackCard(world.laurel, workspaceId, { feedbackId: entry.feedbackId, personId }))
          ?.view
      const [managers, own] = [await card(readerId), await card('dan')]
      for (const part of ['situation', 'behaviour', 'impact', 'chips'] as const)
        expect(managers?.[part]).toEqual(own?.[part])
    }
  })
})
