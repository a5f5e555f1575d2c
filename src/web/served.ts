import type { Catalogue } from '../i18n/catalogue.ts'
import { momentText, type Reader } from './dates.ts'
import { type Html, html } from './html.ts'

/** How a page came to its reader: by a link that ends, from which the same can be saved in other forms. */
export interface Served {
  expiresAt: Date
  /** Addresses relative to the page. */
  files: { html?: string; csv?: string; json?: string }
}

/** Print and save. The print button shows once the page's script runs. */
export function tools({ files }: Served, t: Catalogue): Html {
  const save = (['html', 'csv', 'json'] as const).flatMap(kind => {
    const address = files[kind]
    return address === undefined ? [] : [html`<a href="${address}" download>${t.report.save[kind]}</a>`]
  })
  return html`<p class="tools"><button type="button" data-print hidden>${t.report.print}</button>${save}</p>`
}

export function until({ expiresAt }: Served, reader: Reader, t: Catalogue): Html {
  return html`<p class="screen">${t.report.linkUntil(momentText(expiresAt, reader))}</p>`
}
