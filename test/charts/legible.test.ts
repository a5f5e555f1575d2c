import { expect, test } from 'vitest'
import { svgOf } from '../../src/charts/svg.ts'
import { typeface, writable } from '../../src/charts/typeface.ts'
import { languages } from '../../src/core/language.ts'
import type { Look } from '../../src/core/picture/painter.ts'
import type { Picture } from '../../src/core/picture/picture.ts'
import { samplePictures } from './sample-pictures.ts'

const foreign = ' 🚀👩‍👩‍👧 협업 تعاون ❤️'

function named(picture: Picture): Picture {
  const named = <Part extends { name: string }>(part: Part) => ({ ...part, name: `${part.name}${foreign}` })
  switch (picture.kind) {
    case 'competency-bars':
      return { ...picture, bars: picture.bars.map(named) }
    case 'trend-lines':
      return { ...picture, lines: picture.lines.map(named) }
    case 'profile-radar':
      return { ...picture, axes: picture.axes.map(named) }
    case 'pulse-trend':
      return picture
  }
}

/** Without the numbers that each drawing gives its parts. */
const drawing = (svg: string) => svg.replace(/zr\d+-(?:cls-\d+)?/g, '')

test.each(languages)('a picture has no character that its fonts lack: %s', language => {
  const look: Look = { language, theme: 'light', timeZone: 'UTC' }
  for (const picture of samplePictures(language)) {
    const svg = svgOf(named(picture), look)
    const words = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text = '']) => text).join('')
    const lacking = [...words].filter(one => !typeface.regular.has(one) || !typeface.medium.has(one))
    expect(lacking).toEqual([])
    // Nothing else of it changes.
    expect(drawing(svg)).toBe(drawing(svgOf(picture, look)))
  }
})

test.each([
  ['🚀 Ownership', 'Ownership'],
  ['Team 🎉 work', 'Team work'],
  ['团队协作 💪🏽', '团队协作'],
  ['Growth (성장)', 'Growth'],
  ['Współpraca, Öğrenme', 'Wspólpraca, Ögrenme'],
  ['Zaïre, café – “好”', 'Zaïre, café – “好”'],
])('of %j the picture says %j', (name, said) => {
  expect(writable(name)).toBe(said)
})

test('a picture is not drawn where nothing of a name could be written', () => {
  const [bars] = samplePictures('en')
  const picture = { ...bars!, bars: [{ name: '협업', now: 1, before: 0 }] } as Picture
  expect(() => svgOf(picture, { language: 'en', theme: 'light', timeZone: 'UTC' })).toThrow('협업')
})
