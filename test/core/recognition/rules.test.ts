import { describe, expect, it } from 'vitest'
import type { Person } from '../../../src/core/person.ts'
import { dayOf } from '../../../src/core/recognition/day.ts'
import {
  checkPeople,
  checkRecipients,
  checkText,
  fingerprintOf,
  longestText,
} from '../../../src/core/recognition/rules.ts'

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  email: null,
  language: 'en',
  timeZone: 'UTC',
  isBot: false,
  isStranger: false,
  isActive: true,
  isOwner: false,
  isAdmin: false,
  ...more,
})

describe('who and what a kudos may be about', () => {
  it('needs words, and not too many', () => {
    expect(checkText('  told us at once \n')).toBe('told us at once')
    expect(() => checkText(' \n')).toThrow('empty-text')
    expect(() => checkText('x'.repeat(longestText + 1))).toThrow('text-too-long')
  })

  it('needs somebody else', () => {
    expect(checkRecipients('U1', ['U2', 'U2', 'U3'])).toEqual(['U2', 'U3'])
    expect(() => checkRecipients('U1', [])).toThrow('no-recipient')
    expect(() => checkRecipients('U1', ['U2', 'U1'])).toThrow('self')
    expect(() =>
      checkRecipients(
        'U1',
        Array.from({ length: 31 }, (_, i) => `U${i + 2}`),
      ),
    ).toThrow('too-many-recipients')
  })

  it.each([
    ['unknown-person', []],
    ['bot', [person('U2', { isBot: true })]],
    ['stranger', [person('U2', { isStranger: true })]],
    ['inactive', [person('U2', { isActive: false })]],
  ])('refuses %s and names the person', (code, known) => {
    expect(() => checkPeople(['U2'], known)).toThrow(
      expect.objectContaining({ code, detail: { people: ['U2'] } }),
    )
  })

  it('takes case, blanks, width and the order of people for the same words', () => {
    expect(fingerprintOf('Stayed  late\n', ['U2', 'U1'])).toBe(fingerprintOf('stayed late', ['U1', 'U2']))
    expect(fingerprintOf('stayed late', ['U1'])).not.toBe(fingerprintOf('stayed late', ['U2']))
  })

  it('counts days where the giver is', () => {
    const moment = new Date('2026-11-22T20:00:00Z')
    expect(dayOf(moment, 'Europe/London')).toBe('2026-11-22')
    expect(dayOf(moment, 'Asia/Shanghai')).toBe('2026-11-23')
  })
})
