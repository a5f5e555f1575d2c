import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Language } from '../core/language.ts'
import { Html, html } from './html.ts'

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const script = readFileSync(new URL('./script.js', import.meta.url), 'utf8')

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What a page may do: show itself, with the style and the script that it was made with. No request to anybody. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A file that is kept needs no script, and its policy has to be in it. */
const policyOfFile = `default-src 'none'; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`

/** A whole page. `live`: served, with its charts to be explored; else a file that stands alone. */
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
}): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
${!live && html`<meta http-equiv="Content-Security-Policy" content="${policyOfFile}">`}
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
${live && html`<script>${new Html(script)}</script>`}
</body>
</html>
`.markup
}
