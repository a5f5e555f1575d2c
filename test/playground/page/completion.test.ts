import { expect, test } from 'vitest'
import {
  applySuggestion,
  findTrigger,
  preselected,
  suggest,
} from '../../../src/playground/page/completion.ts'
import type { Conversation, Person } from '../../../src/playground/protocol.ts'

const person = (id: string, name: string, realName: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  realName,
  title: '',
  language: 'en',
  timeZone: 'UTC',
  color: '#333333',
  isAdmin: false,
  isBot: false,
  isStranger: false,
  isDeleted: false,
  ...more,
})
const channel = (name: string): Conversation => ({
  id: `C0${name}`,
  name,
  kind: 'channel',
  topic: '',
  members: [],
})
const sources = {
  commands: [
    { command: '/kudos', description: '', usageHint: '' },
    { command: '/laurel', description: '', usageHint: '' },
  ],
  people: [
    person('U0MEI', 'mei', '林梅 Mei Lin'),
    person('U0BEN', 'ben', 'Ben Whitaker'),
    person('U0GUS', 'gus', 'Gus Hendriks', { isDeleted: true }),
  ],
  userGroups: [{ id: 'S0OPS', handle: 'ops', name: 'Operations', members: [] }],
  conversations: [channel('kudos'), channel('ops-运营')],
}
const offered = (text: string) => {
  const trigger = findTrigger(text, text.length)
  return trigger ? suggest(trigger, sources).map(suggestion => suggestion.insert) : null
}

test('offers commands only at the start of the text', () => {
  expect(offered('/')).toEqual(['/kudos', '/laurel'])
  expect(offered('/KU')).toEqual(['/kudos'])
  expect(offered('see /ku')).toBeNull()
  expect(offered('/kudos ')).toBeNull()
})

test('offers people by handle, by either name, and groups, but nobody who left', () => {
  expect(offered('/kudos @m')).toEqual(['@mei'])
  expect(offered('@lin')).toEqual(['@mei'])
  expect(offered('谢谢@梅')).toEqual(['@mei'])
  expect(offered('@whit')).toEqual(['@ben'])
  expect(offered('@op')).toEqual(['@ops'])
  expect(offered('@gus')).toEqual([])
})

test('sees no mention in an email address and no channel inside a word', () => {
  expect(offered('me@ben')).toBeNull()
  expect(offered('issue#kudos')).toBeNull()
  expect(offered('in #ku')).toEqual(['#kudos'])
  expect(offered('#运')).toEqual(['#ops-运营'])
})

test('offers emoji after two letters and not in a time of day', () => {
  expect(offered(':t')).toBeNull()
  expect(offered('nice :tad')?.[0]).toBe(':tada:')
  expect(offered('at 10:30')).toBeNull()
  expect(offered('开心:tad')?.[0]).toBe(':tada:')
})

test('leaves a free #indicator and a complete word to Enter', () => {
  const choice = (text: string) => {
    const trigger = findTrigger(text, text.length)
    return trigger ? preselected(trigger, suggest(trigger, sources)) : null
  }
  expect(choice('#ku')).toBe(-1)
  expect(choice('/ku')).toBe(0)
  expect(choice('/kudos')).toBe(-1)
  expect(choice('@be')).toBe(0)
  expect(choice('@ben')).toBe(-1)
})

test('puts the chosen word in place of the typed one, with one space after it', () => {
  const text = 'hi @be, thanks'
  const trigger = findTrigger(text, 6)
  expect(trigger && applySuggestion(text, trigger, '@ben')).toEqual({ text: 'hi @ben , thanks', caret: 8 })
  const spaced = findTrigger('@be there', 3)
  expect(spaced && applySuggestion('@be there', spaced, '@ben')).toEqual({ text: '@ben there', caret: 5 })
})
