import { expect, test } from 'vitest'
import type { TeamEvidence } from '../../../src/core/summary/evidence.ts'
import { Naming } from '../../../src/core/summary/naming.ts'
import { summaryPeriod } from '../../../src/core/summary/period.ts'
import { type Member, quote, teamSummary } from '../../../src/core/summary/team-summary.ts'
import { smallFramework } from './small-framework.ts'
import { statement } from './statement.ts'

const period = summaryPeriod(new Date('2026-11-23T09:00:00Z'), 'UTC')
const naming = new Naming(smallFramework, 'en')
const daysAgo = (days: number) => new Date(period.to.getTime() - days * 86_400_000)

const member = (id: string, given: Partial<Member> = {}): Member => ({
  id,
  name: `Name of ${id}`,
  joinedAt: daysAgo(200),
  isAway: false,
  ...given,
})

function report(
  evidence: Partial<TeamEvidence>,
  members: (string | Member)[] = ['bea', 'cao', 'dan'],
  mayPrompt = true,
  others: Partial<Parameters<typeof teamSummary>[0]> = {},
) {
  return teamSummary({
    team: { id: 't1', name: 'Cranes' },
    members: members.map(one => (typeof one === 'string' ? member(one) : one)),
    feedbackAt: [daysAgo(2), daysAgo(9), daysAgo(10), daysAgo(90)],
    pulse: null,
    requests: [],
    mayPrompt,
    isAboutReader: true,
    hasReport: false,
    isManager: true,
    counted: true,
    readerId: 'ana',
    period,
    naming,
    highlights: [],
    evidence: {
      totals: { recognitions: 3, baseline: 10, recognised: 2, givers: 2 },
      others: { now: 2, before: 2, baseline: 2 },
      competencies: [],
      indicators: [],
      members: [],
      statements: [],
      ...evidence,
    },
    ...others,
  })
}

const indicator = (given: Partial<TeamEvidence['indicators'][number]>) => ({
  code: 'ownership.owns-mistakes',
  now: 0,
  givers: 2,
  baseline: 0,
  earlier: 0,
  last: daysAgo(1),
  ...given,
})

test('the headline compares the week with the weekly mean of the four weeks before', () => {
  expect(report({}).headline).toEqual({
    recognitions: 3,
    average: 2.5,
    recognised: 2,
    members: 3,
    givers: 2,
    feedback: { now: 1, average: 0.5 },
  })
})

test('a week is empty in which nothing happened, whatever was there before', () => {
  const totals = { recognitions: 0, baseline: 8, recognised: 0, givers: 0 }
  const isEmpty = (others: Parameters<typeof report>[3]) =>
    report({ totals }, [], true, { feedbackAt: [], ...others }).empty
  expect(isEmpty({})).toBe(true)
  expect(isEmpty({ feedbackAt: [daysAgo(10)] })).toBe(true)
  expect(isEmpty({ feedbackAt: [daysAgo(2)] })).toBe(false)
  const pulse = (days: number) => ({
    last: { openedAt: daysAgo(days + 2), closedAt: daysAgo(days), threshold: 5, figures: null },
    rounds: [],
  })
  expect(isEmpty({ pulse: pulse(8) })).toBe(true)
  // Asked the week before, told this week.
  expect(isEmpty({ pulse: pulse(6) })).toBe(false)
  const request = { id: 'q1', askerId: 'ana', subjectId: 'ana', waitingFor: 1, indicators: [] }
  expect(isEmpty({ requests: [{ ...request, expiresAt: daysAgo(-3) }] })).toBe(false)
})

test('the same number as on average is no rise; twice as many is, from two on', () => {
  const stronger = (now: number, baseline: number) =>
    report({ indicators: [indicator({ now, baseline })] }).stronger
  expect(stronger(2, 8)).toEqual([])
  expect(stronger(3, 8)).toEqual([])
  expect(stronger(1, 0)).toEqual([])
  expect(report({ indicators: [indicator({ now: 9, givers: 1 })] }).stronger).toEqual([])
  expect(stronger(4, 8)).toMatchObject([{ code: 'ownership.owns-mistakes', now: 4, average: 2 }])
  expect(stronger(2, 0)).toMatchObject([{ name: 'Owns up to mistakes', competency: 'Ownership', average: 0 }])
})

test('quiet is what was seen twice before and not once in four weeks', () => {
  const quiet = (earlier: number, last: number) =>
    report({ indicators: [indicator({ earlier, last: daysAgo(last) })] }).quiet
  expect(quiet(2, 29)).toMatchObject([{ code: 'ownership.owns-mistakes', lastSeen: daysAgo(29) }])
  expect(quiet(2, 27)).toEqual([])
  expect(quiet(1, 40)).toEqual([])
})

test('competencies are ordered by what was seen, and named in the language of the reader', () => {
  const competencies = [
    { code: 'teamwork', now: 1, before: 5, suggested: 0 },
    { code: 'ownership', now: 2, before: 0, suggested: 1 },
  ]
  expect(report({ competencies }).competencies).toEqual([
    { code: 'ownership', name: 'Ownership', now: 2, before: 0, suggested: 1 },
    { code: 'teamwork', name: 'Teamwork', now: 1, before: 5, suggested: 0 },
  ])
})

test('an indicator of an earlier framework is still counted, by its code', () => {
  const indicators = [indicator({ code: 'grit.stays', now: 2 })]
  expect(report({ indicators }).stronger).toMatchObject([{ name: 'grit.stays', competency: 'grit' }])
})

test('members nobody has recognised for 28 days are told apart from those the reader has not', () => {
  const members = [
    { personId: 'bea', last: daysAgo(2), lastByReader: daysAgo(60) },
    { personId: 'cao', last: daysAgo(2), lastByReader: daysAgo(3) },
    { personId: 'dan', last: daysAgo(29), lastByReader: null },
  ]
  expect(report({ members }).unseen).toEqual({
    days: 28,
    byAnyone: { personIds: ['dan'], total: 1 },
    byReader: { personIds: ['bea'], total: 1 },
  })
})

test('the lists of people show five of all, whoever was never seen first, then the longest unseen', () => {
  const members = [
    { personId: 'm1', last: daysAgo(30), lastByReader: null },
    { personId: 'm2', last: daysAgo(50), lastByReader: null },
  ]
  const ids = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']
  expect(report({ members }, ids).unseen.byAnyone).toEqual({
    personIds: ['m3', 'm4', 'm5', 'm6', 'm2'],
    total: 6,
  })
})

test('a manager who is a member is not told to recognise themselves', () => {
  const { byAnyone, byReader } = report({}, ['ana', 'bea']).unseen
  expect([...byAnyone.personIds, ...byReader.personIds]).toEqual(['bea'])
})

test('a quote says whether its indicator is only a suggestion', () => {
  const given = statement({
    recognitionId: 'r1',
    tags: [{ indicator: 'teamwork.lends-a-hand', origin: 'suggested' }],
  })
  expect(quote(given, null, naming).indicator).toMatchObject({ name: 'Lends a hand', suggested: true })
  expect(quote({ ...given, tags: [] }, null, naming).indicator).toBeNull()
})

test('whoever is away or has just joined is not named as unseen', () => {
  const members = [
    member('bea', { isAway: true }),
    member('cao', { joinedAt: daysAgo(27) }),
    member('dan', { joinedAt: daysAgo(29) }),
  ]
  expect(report({}, members).unseen.byAnyone).toEqual({ personIds: ['dan'], total: 1 })
})

test('one thing is suggested: whom nobody has seen, then whom the reader has not, then what has gone quiet', () => {
  const seen = (personId: string, last: number, lastByReader: number | null) => ({
    personId,
    last: daysAgo(last),
    lastByReader: lastByReader === null ? null : daysAgo(lastByReader),
  })
  const quietOne = [indicator({ earlier: 3, last: daysAgo(40) })]
  expect(report({ members: [seen('bea', 2, 2)] }, ['bea', 'dan']).suggestion).toEqual({
    kind: 'recognise',
    personId: 'dan',
    name: 'Name of dan',
    by: 'anyone',
    days: 28,
  })
  expect(report({ members: [seen('bea', 2, null)] }, ['bea']).suggestion).toMatchObject({
    personId: 'bea',
    by: 'reader',
  })
  expect(report({ members: [seen('bea', 2, 2)], indicators: quietOne }, ['bea']).suggestion).toMatchObject({
    kind: 'look-for',
    indicator: { code: 'ownership.owns-mistakes' },
    lastSeen: daysAgo(40),
  })
  expect(report({ members: [seen('bea', 2, 2)] }, ['bea']).suggestion).toBeNull()
})

test('nothing is suggested to somebody who has had their prompt of the week', () => {
  expect(report({}, ['dan'], false).suggestion).toBeNull()
})

test('lists end at five and say how many more there are', () => {
  const rising = Array.from({ length: 7 }, (_, n) => indicator({ code: `ownership.i${n}`, now: 3 }))
  const fading = Array.from({ length: 8 }, (_, n) =>
    indicator({ code: `teamwork.i${n}`, earlier: 2, last: daysAgo(40) }),
  )
  const { stronger, quiet, more } = report({ indicators: [...rising, ...fading] })
  expect([stronger.length, quiet.length]).toEqual([5, 5])
  expect(more).toMatchObject({ stronger: 2, quiet: 3 })
})

test('on a page of its own every list goes on to its end', () => {
  const indicators = Array.from({ length: 7 }, (_, n) => indicator({ code: `ownership.i${n}`, now: 3 }))
  const many = Array.from({ length: 9 }, (_, n) => `member-${n}`)
  const { stronger, more, unseen } = report({ indicators }, many, true, { isWhole: true })
  expect(stronger).toHaveLength(7)
  expect(more).toEqual({ stronger: 0, quiet: 0, requests: 0 })
  expect(unseen.byAnyone.personIds).toHaveLength(9)
})
