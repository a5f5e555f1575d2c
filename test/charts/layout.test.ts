import { expect, test } from 'vitest'
import { svgOf } from '../../src/charts/svg.ts'
import { measure } from '../../src/charts/typeface.ts'
import { wrap } from '../../src/charts/wrap.ts'
import { languages } from '../../src/core/language.ts'
import { fullPictures } from './sample-pictures.ts'

interface Box {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

/** Where the words of a drawing stand, in its pixels. */
function boxesOf(svg: string): Box[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', written = '']) => {
    const one = (pattern: RegExp) => pattern.exec(attributes)?.slice(1) ?? []
    const number = (pattern: RegExp) => Number(one(pattern)[0] ?? 0)
    const text = written.replaceAll('&amp;', '&')
    const size = number(/font-size:(\d+)px/)
    const weight = one(/font-weight:(\d+)/)[0] ?? '400'
    const [dx = '0', dy = '0'] = one(/transform="translate\(([-\d.]+) ([-\d.]+)\)/)
    const x = Number(dx) + number(/ x="([-\d.]+)"/)
    const y = Number(dy) + number(/ y="([-\d.]+)"/)
    const width = measure(text, `${weight} ${size}px`)
    const anchor = one(/text-anchor="(\w+)"/)[0]
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
    return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 }
  })
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

test.each(
  languages.flatMap(language =>
    fullPictures(language).map(picture => ({ language, picture, kind: picture.kind })),
  ),
)(
  'with much to show and long names every word of $kind stands on the picture and on no other: $language',
  ({ language, picture }) => {
    const svg = svgOf(picture, { language, theme: 'light', timeZone: 'UTC' })
    const [, width = 0, height = 0] = /<svg width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number)
    const boxes = boxesOf(svg)
    expect(boxes.length).toBeGreaterThan(8)
    for (const [index, box] of boxes.entries()) {
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height
      expect(inside, `${box.text} is on the picture: ${JSON.stringify(box)}`).toBe(true)
      const other = boxes.slice(0, index).find(before => overlap(before, box))
      expect(other?.text, `stands on ${box.text}`).toBeUndefined()
    }
  },
)

const font = '14px Noto Sans SC'

test('a long name is broken between words, or anywhere between Chinese characters', () => {
  const english = wrap('Customer focus and long-term thinking', { width: 150, font, most: 2 }).split('\n')
  expect(english).toEqual(['Customer focus and', 'long-term thinking'])
  const chinese = wrap('以客户为中心并长期为结果负责', { width: 14 * 8, font, most: 2 }).split('\n')
  expect(chinese).toEqual(['以客户为中心并长', '期为结果负责'])
})

test('what does not fit is cut, with an ellipsis of its script; a word without end, too', () => {
  expect(wrap('one two three four five six seven', { width: 60, font, most: 2 })).toMatch(
    /^one two\n\w+.*\.\.\.$/,
  )
  expect(wrap('敬业担当敬业担当敬业担当', { width: 50, font, most: 1 })).toBe('敬业…')
  const endless = wrap('a'.repeat(300), { width: 100, font, most: 2 })
  for (const line of endless.split('\n')) expect(measure(line, font)).toBeLessThanOrEqual(100)
})
