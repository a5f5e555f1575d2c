import type { OpenedReport } from '../app/open-report.ts'
import { catalogueOf } from '../i18n/catalogue.ts'
import { html } from './html.ts'
import { page } from './page.ts'
import { type Served, tools, until } from './served.ts'

type PersonsData = Pick<Extract<OpenedReport, { kind: 'data' }>, 'data' | 'name' | 'language' | 'timeZone'>

/** What there is about a person, by table and number, with the whole of it to be saved. */
export function dataPage({ data, name, language, timeZone }: PersonsData, served: Served): string {
  const t = catalogueOf(language)
  const rows = Object.entries(data).map(
    ([table, all]) => html`<tr><th scope="row">${table}</th><td class="number">${all.length}</td></tr>`,
  )
  const body = html`<main>
<p class="kicker">Laurel</p>
<h1>${t.privacy.title}</h1>
<p>${name}</p>
<p class="quiet">${t.privacy.dataExplained}</p>
${tools(served, t)}
<table><tbody>${rows}</tbody></table>
<footer>${until(served, { language, timeZone }, t)}</footer>
</main>`
  return page({ title: t.privacy.title, language, body, live: true })
}

export function dataJson({ data }: Pick<PersonsData, 'data'>): string {
  return `${JSON.stringify(data, null, 2)}\n`
}
