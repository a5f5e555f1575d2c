/** Markup whose texts are escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = Html | string | number | null | false | undefined | readonly Part[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  if (typeof part === 'object') return part.map(write).join('')
  return String(part).replace(/[&<>"']/g, character => entities[character]!)
}

/** Markup from a template: every value in it is text, unless it is markup itself. */
export function html(template: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(template.map((piece, index) => piece + write(parts[index])).join(''))
}

/** A link of a message as an address that may be followed: only http and https. */
export function safeAddress(link: string | null): string | null {
  return link !== null && /^https?:\/\//i.test(link) ? link : null
}
