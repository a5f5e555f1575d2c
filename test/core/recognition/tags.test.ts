import { beforeAll, expect, it } from 'vitest'
import type { Framework } from '../../../src/core/framework/framework.ts'
import { tagsOf } from '../../../src/core/recognition/tags.ts'
import { readFramework } from '../../../src/seeds/framework-file.ts'

let framework: Framework

beforeAll(async () => {
  framework = await readFramework('seeds/frameworks/core')
})

const mistakes = ['ownership.owns-mistakes']

it.each([
  [
    'fixed #231 #owns-mistakes #主动认错补救 <https://x.org/a#b>',
    'fixed #231 <https://x.org/a#b>',
    mistakes,
    [],
  ],
  ['told us at once #owns-mistakes.', 'told us at once.', mistakes, []],
  ['一发现就说了＃主动认错补救', '一发现就说了', mistakes, []],
  ['#主动认错补救做得好', '做得好', mistakes, []],
  [
    'told us #owns-mistakes, #sees-work-through.',
    'told us.',
    [...mistakes, 'ownership.sees-work-through'],
    [],
  ],
  ['她说了 #主动认错补救 还写了说明', '她说了 还写了说明', mistakes, []],
  ['#owns-mistakes told us', 'told us', mistakes, []],
  ['told us #owns-mistakes , #主动认错补救.', 'told us.', mistakes, []],
  ['（#ownership.owns-mistakes）', '（）', mistakes, []],
  ['told us #own-mistake in <#C1|general>, in C#, at &#39;', null, [], ['own-mistake']],
] as const)('%s', (said, text, codes, unclear) => {
  const read = tagsOf(framework, said)
  expect(read.text).toBe(text ?? said)
  expect(read.indicators.map(({ code }) => code)).toEqual(codes)
  expect(read.unclear).toEqual(unclear)
})

it('keeps blanks as they are where nothing was taken', () => {
  expect(tagsOf(framework, 'told  us\t, at once').text).toBe('told  us\t, at once')
  expect(tagsOf(framework, 'told  us \t, #owns-mistakes at  once').text).toBe('told  us at  once')
})

it.each([' ', '\t', ', ', ' ,', '，'])('a hundred thousand times “%s” is read at once', mark => {
  const many = mark.repeat(1e5)
  expect(tagsOf(framework, `a${many}b`).text).toBe(`a${many}b`)
  expect(tagsOf(framework, `a${many}b #owns-mistakes${many}c`).text).toMatch(/^a.*b.*c$/)
  expect(tagsOf(framework, `a${`${mark.repeat(3)}#owns-mistakes`.repeat(2000)} c`).text).toMatch(/^a.* c$/)
})

it('leaves those in the text for which there is no room', () => {
  const read = tagsOf(framework, 'calm #owns-mistakes #sees-work-through', 1)
  expect(read).toMatchObject({ text: 'calm #sees-work-through', unclear: [] })
  expect(read.indicators.map(({ code }) => code)).toEqual(mistakes)
})
