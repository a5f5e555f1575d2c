import { describe, expect, it } from 'vitest'
import { codeFrom, codeIn, normalEmail, spelledCode } from '../../../src/core/identity/rules.ts'

describe('a code', () => {
  it.each([
    ['1234 5678', '12345678'],
    ['12345678', '12345678'],
    [' 1234-5678 ', '12345678'],
    ['１２３４５６７８', '12345678'],
  ])('is read as it may be typed: %s', (typed, code) => {
    expect(codeIn(typed)).toBe(code)
  })

  it.each(['1234567', '123456789', 'kudos', '1234 567a', '12 345678', ''])('is not read into %s', typed => {
    expect(codeIn(typed)).toBeNull()
  })

  it('is eight digits of a random id, and is read back as it is shown', () => {
    for (let count = 0; count < 1000; count++) {
      const code = codeFrom(crypto.randomUUID())
      expect(code).toMatch(/^\d{8}$/)
      expect(codeIn(spelledCode(code))).toBe(code)
    }
  })
})

describe('an address', () => {
  it('is the same in capitals and with blanks around it, and as it is otherwise', () => {
    expect(normalEmail(' Ana.Sousa+x@Harbour.example ')).toBe('ana.sousa+x@harbour.example')
    expect(normalEmail('ana.sousa@harbour.example')).not.toBe(normalEmail('anasousa@harbour.example'))
  })

  it.each([null, undefined, '', 'ana', 'a@b@c', 'ana sousa@x.example'])('is none: %s', text => {
    expect(normalEmail(text)).toBeNull()
  })
})
