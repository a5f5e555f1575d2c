import { expect, test } from 'vitest'
import { languages } from '../../src/core/language.ts'
import { lineChart } from '../../src/web/charts.ts'
import { dayText, monthText } from '../../src/web/dates.ts'

/** Where a label stands that has letters of this size, as wide as those of Chinese and about half as wide as those of figures. */
function standing(label: { x: number; anchor: string; text: string }, fontSize: number) {
  const width = [...label.text].reduce(
    (sum, letter) => sum + fontSize * (/\p{Script=Han}/u.test(letter) ? 1 : 0.58),
    0,
  )
  const left = label.x - width * { start: 0, middle: 0.5, end: 1 }[label.anchor as 'start']
  return { left, right: left + width }
}

function labelsOf(points: readonly string[]) {
  const line = { code: 'mean', name: 'Mean', values: points.map(() => 3) }
  const markup = String(lineChart([line], points, { title: 'Check-ins', how: '' }).markup)
  const found = markup.matchAll(/<text class="when( seldom)?" x="([\d.]+)"[^>]*text-anchor="(\w+)">([^<]*)</g)
  return [...found].map(([, seldom, x, anchor = '', text = '']) => ({
    isSeldom: seldom !== undefined,
    x: Number(x),
    anchor,
    text,
  }))
}

test.each(languages)(
  'dates below a line stand side by side, on a telephone too, the last among them: %s',
  language => {
    for (let count = 1; count <= 40; count++) {
      const days = Array.from({ length: count }, (_, index) =>
        dayText(new Date(Date.UTC(2026, 9, 12 + 7 * index)), { language, timeZone: 'UTC' }),
      )
      const months = Array.from({ length: count }, (_, index) =>
        monthText(`2026-${String((index % 12) + 1).padStart(2, '0')}`, { language, timeZone: 'UTC' }),
      )
      for (const points of [days, months]) {
        const labels = labelsOf(points)
        expect(labels.at(-1)?.text).toBe(points.at(-1))
        expect(labels.length).toBeGreaterThanOrEqual(Math.min(3, count))
        expect(labels.length).toBeLessThanOrEqual(7)
        const onTelephone = labels.filter(({ isSeldom }) => !isSeldom)
        expect(onTelephone.at(-1)?.text).toBe(points.at(-1))
        expect(onTelephone.length).toBeGreaterThanOrEqual(Math.min(2, count))
        for (const [shown, fontSize] of [
          [labels, 11],
          [onTelephone, 23],
        ] as const)
          for (const [index, label] of shown.entries()) {
            const before = shown[index - 1]
            const gap = before ? standing(label, fontSize).left - standing(before, fontSize).right : 99
            expect(gap, `${count} points, ${fontSize}px: ${before?.text} ${label.text}`).toBeGreaterThan(2)
          }
      }
    }
  },
)
