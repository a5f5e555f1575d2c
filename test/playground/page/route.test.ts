import { expect, test } from 'vitest'
import { initials } from '../../../src/playground/page/initials.ts'
import { formatRoute, parseRoute } from '../../../src/playground/page/route.ts'
import { toTyped } from '../../../src/playground/page/typed-text.ts'

test.each([
  '#/U0MEI/C0KUDOS',
  '#/U0MEI/D0LAUREL/home',
  '#/U0MEI/C0KUDOS/1763805000.000100',
  '#/C0KUDOS/1763805000.000100',
  '#/U0MEI',
])('reads and writes %s', hash => {
  expect(formatRoute(parseRoute(hash))).toBe(hash)
})

test('reads a permalink without a person, in either form of its timestamp', () => {
  const route = { person: null, conversation: 'C0KUDOS', ts: '1763805000.000100', tab: 'messages' }
  expect(parseRoute('#/C0KUDOS/1763805000.000100')).toEqual(route)
  expect(parseRoute('#/C0KUDOS/p1763805000000100')).toEqual(route)
})

test('reads an empty hash', () => {
  expect(parseRoute('')).toEqual({ person: null, conversation: null, ts: null, tab: 'messages' })
})

test('shortens names as their owners would', () => {
  expect(initials('Mei Lin')).toBe('ML')
  expect(initials('林梅 Mei Lin')).toBe('林梅')
  expect(initials('欧阳文静')).toBe('文静')
  expect(initials('Cher')).toBe('C')
})

test('gives a message back as it was typed, for editing', () => {
  const state = {
    people: [],
    conversations: [],
    userGroups: [{ id: 'S0OPS', handle: 'ops', name: 'Ops', members: [] }],
  }
  const text = '<@U0MEI|mei> in <#C0KUDOS|kudos> with <!subteam^S0OPS> &lt;b&gt; <https://example.com> *x*'
  expect(toTyped(text, state)).toBe('@mei in #kudos with @ops <b> https://example.com *x*')
})
