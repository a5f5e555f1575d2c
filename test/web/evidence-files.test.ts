import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { EvidenceReport } from '../../src/core/report/evidence-report.ts'
import type { Report } from '../../src/core/report/report.ts'
import { csvOf } from '../../src/web/csv.ts'
import { evidenceCsv, evidenceJson } from '../../src/web/evidence-files.ts'
import { evidencePage } from '../../src/web/evidence-page.ts'
import { sampleReport } from './sample-report.ts'

const csv = (report: Report<EvidenceReport>) =>
  parse(evidenceCsv(report), { bom: true, columns: true }) as Record<string, string>[]

test('the CSV has a row for each behaviour of each statement, and for each note', () => {
  const rows = csv(sampleReport('en'))
  expect(rows.map(row => [row.kind, row.behaviour, row.status])).toEqual([
    ['kudos', 'Owns up to mistakes', 'evidence'],
    ['kudos', 'Owns up to mistakes', 'evidence'],
    ['kudos', 'Lends a hand', 'Not enough evidence'],
    ['kudos', 'Lends a hand', 'suggested'],
    ['kudos', '', 'no behaviour'],
    ['growth', 'Reads', ''],
  ])
})

test('no cell of the CSV is a formula to a spreadsheet, and quotes and line breaks stay', () => {
  const report = sampleReport('en')
  report.view.statements[0]!.text = '=HYPERLINK("https://evil.example","x")'
  report.view.statements[1]!.text = 'First "line",\nsecond line'
  const texts = csv(report).map(row => row.text)
  expect(texts[0]).toBe(`'=HYPERLINK("https://evil.example","x")`)
  expect(texts[1]).toBe('First "line",\nsecond line')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30 123', "'+49 30 123"],
  ['-2 days', "'-2 days"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1+1', "  '=1+1"],
  ['\t=1+1', "'\t'=1+1"],
  ['＝HYPERLINK("x")', `'＝HYPERLINK("x")`],
  ['a;=1+1', "a;'=1+1"],
  ['a\n=1+1', "a\n'=1+1"],
  ['five = 5; a - b', 'five = 5; a - b'],
  ['他说：“=”是等号', '他说：“=”是等号'],
])('%j in a cell is text to a spreadsheet of any country', (text, harmless) => {
  const [[read = ''] = []] = parse(csvOf([[text]]), { bom: true }) as string[][]
  expect(read).toBe(harmless)
})

test('Excel reads Chinese from the mark at the beginning', () => {
  expect(evidenceCsv(sampleReport('zh-CN')).startsWith('\uFEFF类型,')).toBe(true)
})

test('the JSON is the whole report with its language', () => {
  const read = JSON.parse(evidenceJson(sampleReport('zh-CN')))
  expect(read).toMatchObject({ language: 'zh-CN', person: { name: '林贝' }, competencies: [{}, {}] })
  expect(read.statements[0].at).toBe('2026-11-20T03:00:00.000Z')
})

test('what people wrote can do nothing in the page', () => {
  const report = sampleReport('en')
  report.view.statements[0]!.text = '<script>alert(1)</script> & "quotes"'
  report.view.statements[0]!.link = 'javascript:alert(1)'
  const page = evidencePage(report, null).markup
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;')
  expect(page).not.toContain('javascript:')
})

test('a name that would end the style of the running head is only shown by it', () => {
  const report = sampleReport('en')
  report.view.person.name = 'Bea"} } body { display: none } </style><script>alert(1)</script>\\'
  const { markup } = evidencePage(report, null)
  const [, head = ''] = markup
    .split('<style>')
    .slice(1)
    .map(part => part.split('</style>')[0]!)
  expect(head).toMatch(
    /^@page \{ @top-left \{ content: "(\\[0-9a-f]+ )+" \} \} @page :first \{[^{}]*\{[^{}]*\} \}$/,
  )
  expect(markup).not.toContain('<script')
})

test.each([
  ['en', 'Not enough evidence: one colleague’s word.', 'No evidence yet', 'Private feedback: to grow'],
  ['zh-CN', '依据不足：只有 1 位同事提到。', '暂无依据', '私下反馈：可以更好的地方'],
] as const)(
  'the page in %s says "not enough evidence" where few have seen it, and no score',
  (language, ...words) => {
    const page = evidencePage(sampleReport(language), null).markup
    for (const word of words) expect(page).toContain(word)
    expect(page).toContain(`<html lang="${language}">`)
  },
)

test.each([
  ['en', 'Not drawn, so that the lines can be told apart: Seventh (8) and Eighth (7).'],
  ['zh-CN', '为了看得清楚，没有画出：Seventh（8）和Eighth（7）。'],
] as const)('lines that a chart leaves out are named under it: %s', (language, words) => {
  const report = sampleReport(language)
  const { view } = report
  const [first] = view.competencies
  view.competencies = ['A', 'B', 'C', 'D', 'E', 'F', 'Eighth', 'Seventh'].map((name, n) => ({
    ...first!,
    code: name,
    name,
    statements: [20, 19, 18, 17, 16, 15, 7, 8][n]!,
  }))
  view.competencies.reverse()
  view.months = ['2026-10', '2026-11'].map(month => ({ ...view.months[0]!, month }))
  expect(evidencePage(report, null).markup).toContain(words)
})

test('a page that is saved asks nothing of the network and runs nothing', () => {
  const page = evidencePage(sampleReport('en'), null).markup
  expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/)
  expect(page).toContain('default-src &#39;none&#39;')
})

test('the words of a statement with two behaviours are printed once, and named by their number the second time', () => {
  const report = sampleReport('en')
  report.view.competencies[0]!.indicators[0]!.quoted.push('r0')
  const page = evidencePage(report, null).markup
  expect(page).toContain('Also shown by <a href="#q1">No. 1</a>.')
  expect(page.match(/He told everyone before anyone noticed/g)).toHaveLength(1)
})
