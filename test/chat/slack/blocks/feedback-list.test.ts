import { expect, test } from 'vitest'
import { renderFeedbackList } from '../../../../src/chat/slack/blocks/feedback-list.ts'
import { readTurn } from '../../../../src/chat/slack/blocks/turns.ts'
import type { FeedbackList } from '../../../../src/core/feedback/view.ts'
import { type Page, pageOf, type Turned } from '../../../../src/core/page.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { exampleViews } from '../../example-views.ts'

const [example] = exampleViews('fullest', 'en')['feedback-list'] as FeedbackList[]
const count = 23
/** Some long, some short, so that a page holds now more and now fewer. */
const entries = Array.from({ length: count }, (_, index) => ({
  ...example!.received.items[0]!,
  situation: null,
  impact: null,
  behaviour: `<${index}>${index % 7 < 3 ? '&'.repeat(1500) : ''}`,
}))

function listAt(turned: Turned | null) {
  const of = <T>(list: string, all: T[]): Page<T> => pageOf(all, { list, size: 5, turned })
  const view = {
    ...example!,
    received: of('received', entries),
    given: of('given', entries),
    shared: of('shared', entries),
  }
  const reader = { language: 'en', timeZone: 'UTC' } as const
  const { blocks } = renderFeedbackList(view, catalogueOf('en'), reader)
  const all = JSON.stringify(blocks)
  const part = all.slice(all.indexOf('*Received*'), all.indexOf('*Given*'))
  const turn = (way: string) => {
    const value = new RegExp(`"turn:feedback:received:${way}","value":"([^"]*)"`).exec(part)?.[1]
    return value === undefined ? null : readTurn('received', value)
  }
  const shown = [...part.matchAll(/&lt;(\d+)&gt;/g)].map(([, index]) => Number(index))
  return { shown, earlier: turn('earlier'), later: turn('later') }
}

function turning(way: 'earlier' | 'later', from: Turned | null) {
  const pages = [listAt(from)]
  for (let next = pages[0]![way]; next; next = pages.at(-1)![way]) pages.push(listAt(next))
  return pages
}

test('a list too long for a message is read to its end and back to its beginning, and nothing is passed over', () => {
  const everything = entries.map((_, index) => index)
  const there = turning('later', null)
  expect(there.some(({ shown }) => shown.length < 5)).toBe(true)
  expect(there.flatMap(({ shown }) => shown)).toEqual(everything)
  const start = there.at(-1)!.shown[0]!
  const back = turning('earlier', { list: 'received', offset: start })
  expect(back.toReversed().flatMap(({ shown }) => shown)).toEqual(everything)
})
