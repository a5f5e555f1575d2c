import { beforeAll, expect, it } from 'vitest'
import type { Framework } from '../../../src/core/framework/framework.ts'
import { indicatorNamed, nearestIndicators } from '../../../src/core/framework/search-indicators.ts'
import { readFramework } from '../../../src/seeds/framework-file.ts'

let framework: Framework

beforeAll(async () => {
  framework = await readFramework('seeds/frameworks/core')
})

it.each([
  ['#own-mistake', 'en'],
  ['owning mistakes', 'en'],
  ['主动承认错误', 'zh-CN'],
] as const)('the nearest to %s is that of mistakes', (words, language) => {
  expect(nearestIndicators(framework, words, language).map(({ code }) => code)).toContain(
    'ownership.owns-mistakes',
  )
})

it('the name of a competency stands for its indicators', () => {
  const found = nearestIndicators(framework, 'ownership', 'en')
  expect(found).toHaveLength(3)
  expect(found.every(({ code }) => code.startsWith('ownership.'))).toBe(true)
})

it.each(['juggling', '杂耍', '#'])('nothing is near %s', words => {
  expect(nearestIndicators(framework, words, 'en')).toEqual([])
  expect(indicatorNamed(framework, words, 'en')).toBeNull()
})
