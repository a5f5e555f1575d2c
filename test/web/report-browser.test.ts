import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeReportLink } from '../../src/app/make-report-link.ts'
import type { ReportSubject } from '../../src/core/report/report-link.ts'
import { now, workspaceId } from '../app/report-world.ts'
import { openBrowser } from '../browser.ts'
import { type ReportServer, serveReports } from './report-server.ts'

const artifacts = path.resolve(import.meta.dirname, '../artifacts/web')
const startsWithinMs = 120_000

let server: ReportServer
let browser: Browser

beforeAll(async () => {
  await rm(artifacts, { recursive: true, force: true })
  ;[server, browser] = await Promise.all([serveReports(), openBrowser()])
  await server.world.laurel.database.feedbackRequests.add(workspaceId, {
    id: 'asked',
    askerId: 'ana',
    subjectId: 'bea',
    indicators: ['ownership.owns-mistakes'],
    note: null,
    createdAt: now,
    expiresAt: new Date('2026-12-04T01:00:00Z'),
    personIds: ['cao', 'eve'],
  })
}, startsWithinMs)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The report in a page of its own, and whatever the page complains about or asks of others. */
async function open(readerId: string, subject: ReportSubject, look: Parameters<Browser['newPage']>[0] = {}) {
  const link = await makeReportLink(server.laurel, { workspaceId, readerId, subject })
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, ...look })
  const complaints: string[] = []
  const strangers: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => complaints.push(message.text()))
  page.on('request', request => {
    if (new URL(request.url()).origin !== new URL(link!.address).origin) strangers.push(request.url())
  })
  const answered = await page.goto(link!.address)
  expect(answered?.status()).toBe(200)
  return {
    page,
    async close() {
      await page.close()
      // The policy's breaches are told to the console.
      expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] })
    },
  }
}

/** What a screen reader says of the slider's value. */
const said = (chart: Locator) => chart.getAttribute('aria-valuetext')

const evidence: ReportSubject = { kind: 'evidence', personId: 'bea', days: {} }

const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join(artifacts, `${name}.png`), fullPage: true, animations: 'disabled' })

/** The sheets as a PDF, to be looked at. */
async function paper(page: Page, name: string): Promise<void> {
  const pdf = await page.pdf({ preferCSSPageSize: true, path: path.join(artifacts, `${name}.pdf`) })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
}

test.each([
  ['en', 'bea', evidence, 'light', 'Who has seen what', 'Not enough evidence'],
  ['en', 'ana', evidence, 'light', 'Over time', 'each square a month'],
  ['zh-CN', 'mei', { kind: 'team', teamId: 't2' }, 'light', '团队报告', '这周团队里还没有人被点赞'],
  ['zh-CN', 'cao', { kind: 'evidence', personId: 'cao', days: {} }, 'dark', '变化趋势', '暂无依据'],
  ['en', 'ana', { kind: 'team', teamId: 't1' }, 'dark', 'No counts here', 'Highlights'],
] satisfies [string, string, ReportSubject, string, string, string][])(
  'a report in %s for %s looks as it should, on a screen and a telephone, without a complaint of the browser',
  async (language, reader, subject, colorScheme, ...words) => {
    const { page, close } = await open(reader, subject, { colorScheme: colorScheme as 'light' | 'dark' })
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    const text = await page.locator('main').innerText()
    for (const word of words) expect(text).toContain(word)
    await picture(page, `${subject.kind}-${reader}-${language}-${colorScheme}`)
    // 500 is what a window of 1000 has left at 200 % zoom.
    for (const width of [500, 390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow, `at ${width}`).toBeLessThanOrEqual(0)
      const smallest = await page.evaluate(`Math.min(...[...document.querySelectorAll('svg.lines text')]
        .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))`)
      expect(smallest, `words in charts at ${width}`).toBeGreaterThan(8)
    }
    await picture(page, `${subject.kind}-${reader}-${language}-${colorScheme}-narrow`)
    await close()
  },
)

test.each([
  ['ana', 't1', ['4 of 5 on average', '6 of 6 answered', 'Ana Li about Bea Li', 'One thing to do']],
  ['mei', 't2', ['回答不足 5 份', '不妨做一件事', '最近 28 天，还没有人写下 Eve Li 做过的事']],
] as const)(
  'the team report of %s has all that the summary in chat has: check-ins, requests and what to do',
  async (reader, teamId, words) => {
    const { page, close } = await open(reader, { kind: 'team', teamId })
    const text = await page.locator('main').innerText()
    for (const word of words) expect(text).toContain(word)
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    expect(
      await page.evaluate('getComputedStyle(document.querySelector("section.notice")).breakInside'),
    ).toBe('avoid')
    await paper(page, `team-${teamId}`)
    await close()
  },
)

test('the trend of the check-ins is read by the arrow keys, and says where one may not be shown', async () => {
  const { page, close } = await open('ana', { kind: 'team', teamId: 't1' })
  const chart = page.getByRole('slider', { name: /one check-in after the other/ })
  await chart.focus()
  await page.keyboard.press('End')
  const figure = page.locator('figure', { has: chart })
  expect(await said(chart)).toBe('Nov 16, 2026: Mean 4')
  await page.keyboard.press('ArrowLeft')
  expect(await said(chart)).toBe('Nov 9, 2026: Mean not shown')
  await page.keyboard.press('ArrowLeft')
  expect(await said(chart)).toBe('Nov 2, 2026: Mean 4')
  expect(await figure.locator('.say').innerText()).toBe('Nov 2, 2026: Mean 4')
  // The scale of the answers, and not how the answers happened to be.
  const scale = await chart.locator('text:not([text-anchor=middle])').allTextContents()
  expect(scale.filter(mark => mark.length === 1)).toEqual(['1', '2', '3', '4', '5'])
  await figure.getByText('As a table').focus()
  await page.keyboard.press('Enter')
  const rows = await figure.getByRole('row').allInnerTexts()
  expect(rows.map(row => row.split(/\s*\t\s*/))).toEqual([
    ['Opened', 'Mean', 'Answered'],
    ['Oct 26, 2026', '3', '100%'],
    ['Nov 2, 2026', '4', '83%'],
    ['Nov 9, 2026', 'not shown', 'not shown'],
    ['Nov 16, 2026', '4', '100%'],
  ])
  await close()
})

test('by the keyboard alone: a bar chosen shows its evidence only, and chosen again everything', async () => {
  const { page, close } = await open('bea', evidence)
  const bar = page.getByRole('button', { name: /^Ownership: seen by 2/i })
  await bar.focus()
  await page.keyboard.press('Enter')
  expect(await bar.getAttribute('aria-pressed')).toBe('true')
  const shown = async () => page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(await shown()).toContain('Ownership')
  expect(await shown()).not.toContain('Teamwork')
  expect(await page.getByRole('status').first().innerText()).toBe('Showing only: Ownership.')
  await page.keyboard.press('Space')
  expect(await shown()).toContain('Teamwork')
  await close()
})

test('the arrow keys read the trend month by month, and say it to a screen reader', async () => {
  const { page, close } = await open('bea', evidence)
  const chart = page.getByRole('slider', { name: /arrow keys/ })
  await chart.focus()
  await page.keyboard.press('End')
  expect(await said(chart)).toMatch(/^Nov 2026: .*Ownership 1/)
  await page.keyboard.press('ArrowLeft')
  expect(await said(chart)).toMatch(/^Oct 2026: /)
  const line = page.getByRole('button', { name: 'Teamwork', exact: true })
  await line.focus()
  await page.keyboard.press('Space')
  expect(await line.getAttribute('aria-pressed')).toBe('false')
  expect(await said(chart)).not.toContain('Teamwork')
  await close()
})

test('each chart is also a table with the same figures', async () => {
  const { page, close } = await open('bea', evidence)
  await page.getByText('As a table').first().click()
  const rows = await page.locator('figure').first().getByRole('row').allInnerTexts()
  expect(rows.map(row => row.split(/\s*\t\s*/))).toEqual([
    ['Competency', 'Colleagues', 'Times'],
    ['Teamwork', '1', '1'],
    ['Ownership', '2', '2'],
  ])
  await close()
})

test('on paper there is everything that was filtered away, and nothing to press', async () => {
  const { page, close } = await open('bea', evidence)
  await page.getByRole('button', { name: /^Ownership: seen by 2/i }).click()
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  expect(await page.getByRole('heading', { name: 'Teamwork' }).isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  expect(await page.evaluate('getComputedStyle(document.querySelector("main")).backgroundColor')).toBe(
    'rgb(255, 255, 255)',
  )
  await paper(page, 'evidence-en')
  await close()
})

test.each([
  ['bea', evidence],
  ['ana', { kind: 'team', teamId: 't1' }],
  ['mei', { kind: 'team', teamId: 't2' }],
  ['bea', { kind: 'data' }],
] satisfies [string, ReportSubject][])(
  'a screen reader finds its way: %s reads %j in order, each thing to press has a name',
  async (reader, subject) => {
    const { page, close } = await open(reader, subject)
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const seen = nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties }) => ({
        role: String(role?.value),
        name: String(name?.value ?? ''),
        level: Number(properties?.find(property => property.name === 'level')?.value?.value ?? 0),
      }))
    const named = ['button', 'link', 'slider', 'img', 'heading', 'Figure', 'table', 'DisclosureTriangle']
    for (const { role, name } of seen)
      if (named.includes(role) && role !== 'table') expect(name.trim(), `the name of a ${role}`).not.toBe('')
    expect(seen.filter(({ role }) => role === 'main')).toHaveLength(1)
    const levels = seen.filter(({ role }) => role === 'heading').map(({ level }) => level)
    expect(levels[0]).toBe(1)
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0), `heading ${index} skips no level`).toBeLessThanOrEqual(1)
    await close()
  },
)

test.each([
  ['bea', evidence],
  ['ana', { kind: 'team', teamId: 't1' }],
] satisfies [string, ReportSubject][])(
  'the tab key reaches everything that can be pressed, in the order of the page, with a ring that is seen: %s',
  async (reader, subject) => {
    const { page, close } = await open(reader, subject)
    const expected = await page
      .locator('a[href]:visible, button:visible, summary:visible, [role=slider]:visible, .skip')
      .evaluateAll(all => all.map(element => element.outerHTML.slice(0, 80)))
    const reached: string[] = []
    for (let press = 0; press < expected.length; press++) {
      await page.keyboard.press('Tab')
      const [html, ring] = (await page.evaluate(`[
        document.activeElement.outerHTML.slice(0, 80),
        getComputedStyle(document.activeElement).outlineWidth,
      ]`)) as [string, string]
      reached.push(html)
      expect(ring).toBe('3px')
    }
    expect(reached).toEqual(expected)
    await page.locator('.skip').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('evidence')
    await close()
  },
)

test('whoever prints a copy of their data finds all of it on paper', async () => {
  const { page, close } = await open('bea', { kind: 'data' })
  const record = page.locator('details.record').first()
  expect(await record.getAttribute('open')).toBeNull()
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
  await page.emulateMedia({ media: 'print' })
  expect(await record.locator('table').first().isVisible()).toBe(true)
  await paper(page, 'data')
  await close()
})

test('without scripts all of it is there', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const link = await makeReportLink(server.laurel, { workspaceId, readerId: 'bea', subject: evidence })
  await page.goto(link!.address)
  expect(await page.locator('main').innerText()).toContain('He told everyone before anyone noticed')
  await context.close()
})
