import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { emoji, emojiCharacter, findEmoji } from '../../../src/playground/page/emoji.ts'

const frameworks = new URL('../../../seeds/frameworks/core/', import.meta.url)

/** Every value under a key `emoji`, however deep. */
function emojiFields(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(emojiFields)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'emoji' && typeof inner === 'string' ? [inner] : emojiFields(inner),
  )
}

test('draws every emoji of the built-in framework', () => {
  const files = readdirSync(frameworks).filter(file => file.endsWith('.yaml'))
  const names = files.flatMap(file => emojiFields(parse(readFileSync(new URL(file, frameworks), 'utf8'))))
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter(name => !emojiCharacter(name.replaceAll(':', '')))).toEqual([])
})

test('names no emoji twice', () => {
  const names = emoji.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('knows aliases and skin tones', () => {
  expect(emojiCharacter('thumbsup')).toBe(emojiCharacter('+1'))
  expect(emojiCharacter('+1::skin-tone-3')).toBe('👍🏼')
  expect(emojiCharacter('constructor')).toBeNull()
})

test('finds by part of a name, beginnings first', () => {
  expect(findEmoji('tada', 3)[0]?.character).toBe('🎉')
  expect(findEmoji('heart', 50).length).toBeGreaterThan(10)
})
