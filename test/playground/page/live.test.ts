import { expect, test } from 'vitest'
import { applyEvent, rowsOf } from '../../../src/playground/page/live.ts'
import { unreadOf } from '../../../src/playground/page/unread.ts'
import type { Conversation, Message, State } from '../../../src/playground/protocol.ts'

const message = (ts: string, more: Partial<Message> = {}): Message => ({
  ts,
  conversation: 'C0KUDOS',
  user: 'U0BEN',
  text: 'hello',
  blocks: [],
  ephemeralTo: null,
  threadTs: null,
  edited: false,
  reactions: [],
  files: [],
  isBot: false,
  ...more,
})
const kudos: Conversation = { id: 'C0KUDOS', name: 'kudos', kind: 'channel', topic: '', members: ['U0MEI'] }
const state: State = {
  team: { id: 'T0', name: 'Harbour' },
  me: 'U0MEI',
  bot: null,
  connected: true,
  people: [],
  userGroups: [],
  conversations: [kudos],
  messages: [message('100.000100'), message('200.000100')],
  views: [],
  home: null,
  commands: [],
  shortcuts: [],
}
const times = (given: State) => given.messages.map(({ ts }) => ts)

test('puts a message in its place and takes the same one once', () => {
  const once = applyEvent(state, { type: 'message', message: message('150.000100') })
  expect(times(once)).toEqual(['100.000100', '150.000100', '200.000100'])
  expect(times(applyEvent(once, { type: 'message', message: message('150.000100') }))).toEqual(times(once))
})

test('changes and deletes only the message of that conversation', () => {
  const changed = applyEvent(state, {
    type: 'message-changed',
    message: message('100.000100', { text: 'new' }),
  })
  expect(changed.messages[0]?.text).toBe('new')
  const elsewhere = applyEvent(state, { type: 'message-deleted', conversation: 'C0OTHER', ts: '100.000100' })
  expect(times(elsewhere)).toEqual(times(state))
  const deleted = applyEvent(state, { type: 'message-deleted', conversation: 'C0KUDOS', ts: '100.000100' })
  expect(times(deleted)).toEqual(['200.000100'])
})

test('drops a conversation that one is no longer in', () => {
  const left = applyEvent(state, { type: 'conversation', conversation: { ...kudos, members: [] } })
  expect(left.conversations).toEqual([])
})

test('groups neighbours of one author, day by day, and keeps ephemeral ones apart', () => {
  const rows = rowsOf(
    [
      message('1000.000100'),
      message('1100.000100'),
      message('1200.000100', { user: 'U0MEI' }),
      message('1210.000100', { user: 'U0MEI', ephemeralTo: 'U0MEI' }),
      message('9000.000100', { user: 'U0MEI' }),
    ],
    ts => (Number(ts) < 5000 ? 'one' : 'two'),
  )
  expect(rows.map(({ continued }) => continued)).toEqual([false, true, false, false, false])
  expect(rows.map(({ day }) => day)).toEqual([true, false, false, false, true])
})

test('shows replies under the first message of their thread, or alone when it is not there', () => {
  const reply = message('1010.000100', { threadTs: '1000.000100' })
  const stray = message('1020.000100', { threadTs: '1.000100' })
  const rows = rowsOf([message('1000.000100'), reply, stray], () => 'one')
  expect(rows.map(row => [row.message.ts, row.replies.length])).toEqual([
    ['1000.000100', 1],
    ['1020.000100', 0],
  ])
})

test('counts unread messages of others, and those that name me', () => {
  const messages = [
    message('300.000100', { text: 'hi <@U0MEI>' }),
    message('301.000100'),
    message('302.000100', { user: 'U0MEI' }),
  ]
  expect(unreadOf(kudos, { me: 'U0MEI', messages }, { C0KUDOS: '200.000100' })).toEqual({
    messages: 2,
    urgent: 1,
  })
  const im: Conversation = { ...kudos, kind: 'im' }
  expect(unreadOf(im, { me: 'U0MEI', messages }, {})).toEqual({ messages: 2, urgent: 2 })
})
