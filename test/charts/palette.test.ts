import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paletteOf } from '../../src/charts/palette.ts'

type Triple = readonly [number, number, number]

const sum = (weights: Triple, [a, b, c]: Triple) => weights[0] * a + weights[1] * b + weights[2] * c
const times = (matrix: readonly Triple[], color: Triple) =>
  matrix.map(row => sum(row, color)) as unknown as Triple

/** "#0072b2" as linear light, 0 to 1 each. */
function linear(hex: string): Triple {
  return [1, 3, 5].map(at => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple
}

/** WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other]
    .map(hex => sum([0.2126, 0.7152, 0.0722], linear(hex)))
    .sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** How people with a colour vision deficiency see linear light, at full strength (Machado, Oliveira and Fernandes, 2009). */
const sights: Record<string, readonly Triple[]> = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Oklab (Ottosson, 2020): equal distances look equally different. */
function oklab(color: Triple): Triple {
  const within = color.map(value => Math.min(1, Math.max(0, value))) as unknown as Triple
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    within,
  ).map(Math.cbrt) as unknown as Triple
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  )
}

function difference(one: string, other: string, sight: readonly Triple[]): number {
  const [a, b] = [one, other].map(hex => oklab(times(sight, linear(hex))))
  return Math.hypot(a![0] - b![0], a![1] - b![1], a![2] - b![2])
}

const themes = ['light', 'dark'] as const
/** About five times what can just be told apart side by side. */
const clearlyDifferent = 0.1

test.each(themes)('%s: words can be read and lines can be seen on the background', theme => {
  const { background, text, faint, now, before, lines } = paletteOf(theme)
  for (const words of [text, faint]) expect(contrast(words, background), words).toBeGreaterThanOrEqual(4.5)
  for (const mark of [now, before, ...lines])
    expect(contrast(mark, background), mark).toBeGreaterThanOrEqual(3)
})

test.each(themes.flatMap(theme => Object.keys(sights).map(sight => [theme, sight] as const)))(
  '%s: to %s every line and both periods look different',
  (theme, sight) => {
    const { now, before, lines } = paletteOf(theme)
    const pairs = [
      [now, before],
      ...lines.flatMap((line, index) => lines.slice(0, index).map(other => [line, other])),
    ]
    for (const [one, other] of pairs)
      expect(difference(one!, other!, sights[sight]!), `${one} and ${other}`).toBeGreaterThan(
        clearlyDifferent,
      )
  },
)

test('the pages of reports have the colours of the pictures, on a screen of either theme and on paper', () => {
  const style = readFileSync(new URL('../../src/web/style.css', import.meta.url), 'utf8')
  const [light = '', dark = '', paper = ''] = [...style.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, rules]) => rules!,
  )
  for (const [rules, theme] of [
    [light, 'light'],
    [dark, 'dark'],
    [paper, 'light'],
  ] as const) {
    const { now, before, lines } = paletteOf(theme)
    const colors = { now, before, ...Object.fromEntries(lines.map((line, index) => [`l${index}`, line])) }
    for (const [name, color] of Object.entries(colors)) expect(rules).toContain(`--${name}: ${color};`)
    const paperColor = /--paper: (#\w+);/.exec(rules)![1]!
    for (const word of ['text', 'quiet', 'accent']) {
      const found = new RegExp(`--${word}: (#\\w+);`).exec(rules)![1]!
      const full = (hex: string) =>
        hex.length === 4 ? `#${[...hex.slice(1)].map(c => c + c).join('')}` : hex
      expect(contrast(full(found), full(paperColor)), `${word} in ${theme}`).toBeGreaterThanOrEqual(4.5)
    }
  }
})
