import { expect, test } from 'vitest'
import type { Statement } from '../../../src/core/summary/evidence.ts'
import { chooseHighlights } from '../../../src/core/summary/highlights.ts'
import { statement } from './statement.ts'

const familiar = new Set(['ownership.owns-mistakes'])

function choose(statements: Statement[], outsiders: string[] = []): Statement[] {
  const memberIds = statements
    .flatMap(({ recipientIds }) => recipientIds)
    .filter(id => !outsiders.includes(id))
  return chooseHighlights(statements, memberIds, familiar).map(({ statement }) => statement)
}
const idsOf = (statements: Statement[]) => statements.map(({ recognitionId }) => recognitionId)

test('at most five statements are quoted, the most specific first', () => {
  const statements = [0.5, 0.95, 0.6, 0.9, 0.7, 0.8, 0.85].map(behavioural =>
    statement({ recognitionId: `${behavioural}`, behavioural }),
  )
  expect(idsOf(choose(statements))).toEqual(['0.95', '0.9', '0.85', '0.8', '0.7'])
})

test('what the giver confirmed goes before what was only suggested', () => {
  const suggested = statement({
    recognitionId: 'suggested',
    behavioural: 0.99,
    tags: [{ indicator: 'ownership.owns-mistakes', origin: 'suggested' }],
  })
  const confirmed = statement({ recognitionId: 'confirmed', behavioural: 0.6 })
  expect(idsOf(choose([suggested, confirmed]))).toEqual(['confirmed', 'suggested'])
})

test('nobody is shown twice while a colleague with a statement is not shown at all', () => {
  const statements = [
    statement({ recognitionId: 'bea 1', recipientIds: ['bea'], behavioural: 1 }),
    statement({ recognitionId: 'bea 2', recipientIds: ['bea'], behavioural: 0.99 }),
    statement({ recognitionId: 'bea 3', recipientIds: ['bea', 'cao'], behavioural: 0.98 }),
    statement({ recognitionId: 'cao', recipientIds: ['cao'], behavioural: 0.51, text: 'Helped me.' }),
    statement({ recognitionId: 'dan', recipientIds: ['dan'], behavioural: 0.52, text: 'Fixed it.' }),
  ]
  const chosen = idsOf(choose(statements))
  expect(new Set(chosen)).toEqual(new Set(['bea 1', 'cao', 'dan']))
})

test('one giver does not fill the report while others wrote too', () => {
  const statements = [
    statement({ recognitionId: 'a1', giverId: 'ana', behavioural: 1 }),
    statement({ recognitionId: 'a2', giverId: 'ana', behavioural: 0.99 }),
    statement({ recognitionId: 'b1', giverId: 'ben', behavioural: 0.6 }),
    statement({ recognitionId: 'c1', giverId: 'cao', behavioural: 0.55 }),
  ]
  expect(idsOf(choose(statements)).slice(0, 3)).toEqual(['a1', 'b1', 'c1'])
})

test('what the reader wrote comes after what others wrote, and still where nobody else writes about a colleague', () => {
  const statements = [
    statement({ recognitionId: 'own 1', giverId: 'ana', recipientIds: ['bea'], behavioural: 1 }),
    statement({ recognitionId: 'own 2', giverId: 'ana', recipientIds: ['dan'], behavioural: 0.99 }),
    statement({ recognitionId: 'other', giverId: 'ben', recipientIds: ['bea'], behavioural: 0.6 }),
  ]
  const read = (readerIds: string[]) =>
    chooseHighlights(statements, ['bea', 'dan'], familiar, readerIds).map(({ statement, reasons }) => [
      statement.recognitionId,
      reasons,
    ])
  expect(read(['ana'])).toEqual([
    ['other', ['confirmed', 'another-giver']],
    ['own 2', ['confirmed', 'concrete', 'another-colleague']],
    ['own 1', ['confirmed', 'concrete']],
  ])
  expect(read([]).map(([id]) => id)).toEqual(['own 1', 'own 2', 'other'])
})

test('with one person recognised, three statements are enough', () => {
  const statements = [1, 2, 3, 4, 5].map(n => statement({ recognitionId: `${n}`, recipientIds: ['bea'] }))
  expect(choose(statements)).toHaveLength(3)
})

test('somebody outside the team is no reason for a fourth statement', () => {
  const statements = [1, 2, 3].map(n => statement({ recognitionId: `${n}`, recipientIds: [`member ${n}`] }))
  const wide = statement({ recognitionId: 'wide', recipientIds: ['member 1', 'guest'], behavioural: 0.5 })
  expect(idsOf(choose([...statements, wide], ['guest']))).not.toContain('wide')
})

test('an indicator that was not seen lately goes before a familiar one', () => {
  const usual = statement({ recognitionId: 'usual', behavioural: 0.95 })
  const rare = statement({
    recognitionId: 'rare',
    behavioural: 0.9,
    tags: [{ indicator: 'networking.keeps-contact', origin: 'explicit' }],
  })
  expect(idsOf(choose([usual, rare]))).toEqual(['rare', 'usual'])
})

test('thanks without a behaviour are not quoted', () => {
  const lunch = statement({ recognitionId: 'lunch', text: 'thanks for lunch!', behavioural: 0.03, tags: [] })
  expect(choose([lunch])).toEqual([])
})

test('how long a text is decides nothing', () => {
  const long = statement({ recognitionId: 'long', text: 'word '.repeat(400), behavioural: 0.8 })
  const short = statement({ recognitionId: 'short', text: '主动说了', behavioural: 0.81 })
  const usual = statement({ recognitionId: 'usual', behavioural: 0.79 })
  expect(idsOf(choose([long, short, usual]))).toEqual(['short', 'long', 'usual'])
})

test('each quote says why it is there', () => {
  const first = statement({
    recognitionId: 'first',
    giverId: 'ana',
    recipientIds: ['bea'],
    behavioural: 0.95,
  })
  const rare = statement({
    recognitionId: 'rare',
    giverId: 'ana',
    recipientIds: ['cao'],
    behavioural: 0.5,
    tags: [{ indicator: 'networking.keeps-contact', origin: 'suggested' }],
  })
  const chosen = chooseHighlights([first, rare], ['bea', 'cao'], familiar)
  expect(chosen.map(({ statement, reasons }) => [statement.recognitionId, reasons])).toEqual([
    ['first', ['confirmed', 'concrete', 'another-colleague']],
    ['rare', ['not-seen-lately', 'another-colleague']],
  ])
})

test('the same statements in another order give the same highlights', () => {
  const statements = Array.from({ length: 9 }, (_, n) =>
    statement({ recognitionId: `${n}`, giverId: `giver ${n % 3}`, recipientIds: [`recipient ${n % 4}`] }),
  )
  expect(choose(statements.toReversed())).toEqual(choose(statements))
})
