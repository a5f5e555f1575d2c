import { languages } from '../core/language.ts'
import { catalogueOf } from '../i18n/catalogue.ts'
import { html } from './html.ts'
import { page, type WebPage } from './page.ts'

/** What is said in place of a report. Nobody knows who reads it, so it is said in every language. */
export function gonePage(why: 'text' | 'busy' | 'failed'): WebPage {
  const parts = languages.map(language => {
    const { gone } = catalogueOf(language).report
    return html`<section lang="${language}"><h1>${gone.title}</h1><p>${gone[why]}</p></section>`
  })
  const { title } = catalogueOf('en').report.gone
  return page({ title, language: 'en', body: html`<main>${parts}</main>`, live: false })
}
