import type { OpenedReport } from '../app/open-report.ts'
import { catalogueOf } from '../i18n/catalogue.ts'
import { type Html, html } from './html.ts'
import { page, type WebPage } from './page.ts'
import { type Served, tools, until } from './served.ts'

type PersonsData = Pick<Extract<OpenedReport, { kind: 'data' }>, 'data' | 'name' | 'language' | 'timeZone'>

/** Rows that are shown of each kind: a page of thousands would be read by nobody. */
const mostShown = 100

/** What there is about a person, kind by kind, with the whole of it to be saved. */
export function dataPage({ data, name, language, timeZone }: PersonsData, served: Served): WebPage {
  const t = catalogueOf(language)
  const names: Record<string, string> = t.dataTables
  const kinds = Object.entries(data).map(
    ([table, rows]) => html`<details class="record">
<summary>${names[table] ?? table} · ${rows.length}</summary>
${newestFirst(rows).slice(0, mostShown).map(recordOf)}
</details>`,
  )
  const body = html`<main>
<p class="kicker">Laurel</p>
<h1>${t.privacy.title}</h1>
<p>${name}</p>
<p class="quiet">${t.privacy.dataExplained}</p>
${tools(served, t)}
${kinds}
<footer>${until(served, { language, timeZone }, t)}</footer>
</main>`
  return page({ title: t.privacy.title, language, body, live: true })
}

export function dataJson({ data }: Pick<PersonsData, 'data'>): string {
  return `${JSON.stringify(data, null, 2)}\n`
}

function newestFirst(rows: PersonsData['data'][string]): PersonsData['data'][string] {
  const at = (row: PersonsData['data'][string][number]) => String(row.createdAt ?? row.at ?? row.day ?? '')
  return [...rows].sort((left, right) => (at(left) < at(right) ? 1 : -1))
}

/** One row, by the names that the columns have in the file. */
function recordOf(row: PersonsData['data'][string][number]): Html {
  const fields = Object.entries(row).filter(([column, value]) => value !== null && column !== 'workspaceId')
  const lines = fields.map(
    ([column, value]) => html`<tr><th scope="row">${column}</th><td>${textOf(value)}</td></tr>`,
  )
  return html`<table><tbody>${lines}</tbody></table>`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
