import { expect, test } from 'vitest'
import { excerpt } from '../../../src/core/summary/excerpt.ts'

test('a short text stays whole, on one line', () => {
  expect(excerpt('  fixed it\n\nthat night ', 100)).toBe('fixed it that night')
  expect(excerpt('当晚就改好了。\n我们都松了口气。', 100)).toBe('当晚就改好了。我们都松了口气。')
  expect(excerpt('改好了。\nThanks! 好', 100)).toBe('改好了。 Thanks! 好')
})

test('a long text is cut between words', () => {
  expect(excerpt('he told everyone before anyone noticed', 20)).toBe('he told everyone…')
})

test('a Chinese text is cut between words too', () => {
  const cut = excerpt('他先把问题说了出来，当晚就补好了补丁和检查脚本。', 12)
  expect(cut).toMatch(/^他先把问题说了出来.*…$/)
  expect(cut.length).toBeLessThanOrEqual(12)
})

test('one endless word is cut between characters, never inside one', () => {
  expect(excerpt('👩‍👩‍👧'.repeat(10), 20)).toBe('👩‍👩‍👧👩‍👩‍👧…')
})

test('the limit is kept in the width that the text is written with', () => {
  const escaped = (piece: string) => piece.replaceAll('&', '&amp;').length
  expect(escaped(excerpt('R&D & D&R & R&D', 20, escaped))).toBeLessThanOrEqual(20)
})
