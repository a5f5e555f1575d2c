import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Language } from '../core/language.ts'
import { Html, html } from './html.ts'

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const script = readFileSync(new URL('./script.js', import.meta.url), 'utf8')

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export interface WebPage {
  markup: string
  /** Its Content-Security-Policy: to show itself, with the styles and the script that it was made with. No request to anybody. */
  policy: string
}

/**
 * A whole page. `live`: served, with its charts to be explored; else a file that stands alone. The title stands on every
 * sheet of paper but the first.
 */
export function page({
  title,
  language,
  body,
  live,
}: {
  title: string
  language: Language
  body: Html
  live: boolean
}): WebPage {
  const styles = [style, runningHead(title)]
  const rules = [
    "default-src 'none'",
    `style-src ${styles.map(hashOf).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]
  // A file that is kept needs no script, and its policy has to be in it.
  const policyOfFile = rules.join('; ')
  const markup = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
${!live && html`<meta http-equiv="Content-Security-Policy" content="${policyOfFile}">`}
<title>${title}</title>
${styles.map(rule => html`<style>${new Html(rule)}</style>`)}
</head>
<body>
${body}
${live && html`<script>${new Html(script)}</script>`}
</body>
</html>
`.markup
  return { markup, policy: [...rules, `script-src ${hashOf(script)}`, "frame-ancestors 'none'"].join('; ') }
}

/** Whose sheet it is, for when they get mixed up. Nothing of the text can end the string that it is put into. */
function runningHead(text: string): string {
  const written = [...text].map(character => `\\${character.codePointAt(0)!.toString(16)} `).join('')
  return `@page { @top-left { content: "${written}" } } @page :first { @top-left { content: none } }`
}
