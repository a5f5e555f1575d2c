import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, getPriority, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { Font } from '../../src/charts/font.ts'
import { ThreadPainter } from '../../src/charts/painter.ts'
import { svgOf } from '../../src/charts/svg.ts'
import { compiledProgram } from '../../src/cli/compiled.mjs'
import type { Look } from '../../src/core/picture/painter.ts'
import type { Picture } from '../../src/core/picture/picture.ts'
import { describePicture } from '../../src/i18n/describe-picture.ts'
import { samplePictures } from './sample-pictures.ts'

const looks: Look[] = (['en', 'zh-CN'] as const).flatMap(language =>
  (['light', 'dark'] as const).map(theme => ({ language, theme, timeZone: 'Asia/Shanghai' })),
)
const english = looks[0]!
const bars = samplePictures('en')[0]!

const painters: ThreadPainter[] = []
const newPainter = (...limits: ConstructorParameters<typeof ThreadPainter>) => {
  const painter = new ThreadPainter(...limits)
  painters.push(painter)
  return painter
}
afterEach(() => Promise.all(painters.splice(0).map(painter => painter.stop())))

const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png)
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

test('every kind of picture is painted in both languages, light and dark', async () => {
  const painter = newPainter()
  const seen = new Set<string>()
  for (const look of looks)
    for (const picture of samplePictures(look.language)) {
      const png = await painter.paint(picture, look)
      expect(sizeOf(png).width).toBe(1024)
      expect(png.length).toBeGreaterThan(5_000)
      expect(png.length).toBeLessThan(150_000)
      seen.add(Buffer.from(png).toString('base64'))
    }
  expect(seen.size).toBe(looks.length * samplePictures('en').length)
})

test('the same picture has the same bytes, whichever thread painted it', async () => {
  const once = await newPainter().paint(bars, english)
  const again = await newPainter().paint(bars, english)
  expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true)
})

test('the thread starts with the first picture and ends when there is nothing to paint', async () => {
  const painter = newPainter({ idleMs: 1 })
  expect(painter.isAwake).toBe(false)
  await painter.paint(bars, english)
  await vi.waitFor(() => expect(painter.isAwake).toBe(false))
  expect(sizeOf(await painter.paint(bars, english)).width).toBe(1024)
})

test('what cannot be painted fails alone, and so does what takes too long', async () => {
  const painter = newPainter()
  const broken = { kind: 'profile-radar', axes: null } as unknown as Picture
  const [bad, good] = await Promise.allSettled([painter.paint(broken, english), painter.paint(bars, english)])
  expect(bad.status).toBe('rejected')
  expect(good.status).toBe('fulfilled')
  await expect(newPainter({ longestMs: 1 }).paint(bars, english)).rejects.toThrow('within 1 ms')
})

test('stopping fails what is being painted rather than leave somebody waiting', async () => {
  const painter = newPainter()
  const painting = painter.paint(bars, english)
  const outcome = expect(painting).rejects.toThrow('stopped')
  await painter.stop()
  await outcome
})

test.skipIf(process.platform !== 'linux')(
  'the thread gives way to everything else',
  async () => {
    // One that ends meanwhile has no priority any more.
    const priorityOf = (thread: string) => {
      try {
        return getPriority(Number(thread))
      } catch (error) {
        if ((error as { info?: NodeJS.ErrnoException }).info?.code === 'ESRCH') return null
        throw error
      }
    }
    const threads = () => readdirSync('/proc/self/task')
    const ours = getPriority()
    const before = new Set(threads())
    // On a busy machine it may have to give way for long.
    await newPainter({ longestMs: 90_000 }).paint(bars, english)
    const started = threads().filter(thread => !before.has(thread))
    expect(started.map(priorityOf)).toContain(constants.priority.PRIORITY_LOW)
    expect(getPriority()).toBe(ours)
  },
  100_000,
)

test('the thread that is compiled with the program paints the same', async () => {
  const onTheFly = await newPainter().paint(bars, english)
  await compiledProgram()
  const compiled = await newPainter().paint(bars, english)
  expect(Buffer.from(compiled).equals(Buffer.from(onTheFly))).toBe(true)
})

const folder = mkdtempSync(path.join(tmpdir(), 'laurel-font-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('text drawn with the font cut to it looks exactly as with the whole font', () => {
  const whole = fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  )
  const text = 'ZieliÅöïńé×敬业担当，主动认错—12.5%€'
  // One by one: pairs of Latin letters move together only in the whole font.
  const letters = [...text].map((letter, n) => `<text x="${5 + 22 * n}" y="28">${letter}</text>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="40"><g font-family="Noto Sans SC" font-size="20">${letters}</g></svg>`
  const cut = path.join(folder, 'cut.ttf')
  const font = new Font(whole)
  writeFileSync(cut, font.subset(text))
  const draw = (file: string) =>
    new Resvg(svg, { font: { fontFiles: [file], loadSystemFonts: false } }).render().asPng()
  expect(draw(cut).equals(draw(whole))).toBe(true)
  writeFileSync(cut, font.subset('other'))
  expect(draw(cut).equals(draw(whole))).toBe(false)
  expect(readFileSync(cut).length).toBeLessThan(20_000)
})

test.each(looks)('a picture and its description say the same: $language $theme', look => {
  for (const picture of samplePictures(look.language)) {
    const drawn = svgOf(picture, look)
    const said = describePicture(picture, look)
    const names =
      picture.kind === 'competency-bars'
        ? picture.bars.map(({ name }) => name)
        : picture.kind === 'trend-lines'
          ? picture.lines.map(({ name }) => name)
          : picture.kind === 'profile-radar'
            ? picture.axes.map(({ name }) => name)
            : ['3.2', '4.6']
    for (const name of names) {
      expect(drawn).toContain(name)
      expect(said).toContain(name)
    }
    expect(said.length).toBeLessThan(1000)
  }
})

test('a description says each number, and that a round is hidden rather than that it was bad', () => {
  const [barsPicture, , , pulse] = samplePictures('en')
  expect(describePicture(barsPicture!, english)).toBe(
    'Bars of kudos with a confirmed behaviour, this week (and the week before): Proactive ownership 4 (2); Collaboration 3 (4); Problem solving 2 (0); Change agility 0 (1).',
  )
  expect(describePicture(pulse!, english)).toContain('Sep 28 no mean to show; Oct 5 4, 76% answered')
  const chinese = describePicture(samplePictures('zh-CN')[0]!, looks[2]!)
  expect(chinese).toBe(
    '条形图：已确认行为的点赞数，本周（括号内为前一周）：敬业担当 4（2）；团队协作 3（4）；解决问题 2（0）；拥抱变化 0（1）。',
  )
})
