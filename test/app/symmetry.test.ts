import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composePersonalSummary } from '../../src/app/compose-personal-summary.ts'
import { composeTeamSummary } from '../../src/app/compose-team-summary.ts'
import { explainHighlights } from '../../src/app/explain-highlights.ts'
import { listOwnEvidence } from '../../src/app/list-own-evidence.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { showOrganisation } from '../../src/app/show-organisation.ts'
import { showTeamSummary } from '../../src/app/show-team-summary.ts'
import { viewOfChannelDigest } from '../../src/app/view-of-channel-digest.ts'
import { now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

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
})
afterAll(() => world?.own.close())

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
