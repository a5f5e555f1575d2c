import type { State } from './state.ts'

export interface Manner {
  /** Commands with should_escape get `<@U…|name>`; messages get `<@U…>`. */
  labels: boolean
}

/** `&`, `<` and `>` as Slack writes them, so that nothing typed can pose as a mention or a link. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What somebody typed, in the form in which Slack hands it to an app. */
export function encodeTyped(text: string, state: State, manner: Manner): string {
  const names = mentionables(state, manner)
  let encoded = ''
  let rest = text
  let previous = ''
  while (rest !== '') {
    const span = codeSpan(rest)
    const found = span ? { taken: span, form: escapeText(span) } : take(rest, previous, names, manner)
    encoded += found.form
    rest = rest.slice(found.taken.length)
    previous = found.taken.at(-1) ?? ''
  }
  return encoded
}

/** Mentions in code stay as typed. */
function codeSpan(text: string): string | null {
  return /^```[\s\S]+?```/.exec(text)?.[0] ?? /^`[^`\n]+`/.exec(text)?.[0] ?? null
}

interface Name {
  /** With its sign: "@mei", "#kudos". */
  typed: string
  form: string
}

function take(
  rest: string,
  previous: string,
  names: Name[],
  manner: Manner,
): { taken: string; form: string } {
  const first = rest[0] ?? ''
  const atWordStart = !/[A-Za-z0-9_.]/.test(previous)
  if ((first === '@' || first === '#') && atWordStart) {
    for (const name of names) {
      const typed = rest.slice(0, name.typed.length)
      if (typed.toLowerCase() === name.typed.toLowerCase() && endsThere(typed, rest.slice(typed.length))) {
        return { taken: typed, form: name.form }
      }
    }
  }
  const link = atWordStart
    ? /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?'")\]}，。；：！？、）】」]/.exec(rest)?.[0]
    : undefined
  if (link) return { taken: link, form: `<${escapeText(link)}>` }
  const mail = manner.labels ? undefined : takeMail(rest, previous)
  if (mail) return { taken: mail, form: `<mailto:${mail}|${mail}>` }
  return { taken: first, form: escapeText(first) }
}

function takeMail(rest: string, previous: string): string | undefined {
  if (/[\w.+-]/.test(previous)) return undefined
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(rest)?.[0]
}

/** "@mei" does not mention Mei in "@meister"; Chinese has no spaces, so "@mei辛苦了" does. */
function endsThere(typed: string, after: string): boolean {
  if (!/[A-Za-z0-9_]$/.test(typed)) return true
  return !/^(?:[A-Za-z0-9_-]|\.[A-Za-z0-9])/.test(after)
}

/** Longest first, so that "@mei lin" is tried before "@mei". */
function mentionables(state: State, { labels }: Manner): Name[] {
  const names: Name[] = []
  for (const person of state.people.values()) {
    if (person.isDeleted) continue
    const form = labels ? `<@${person.id}|${person.name}>` : `<@${person.id}>`
    for (const name of new Set([person.name, person.realName])) names.push({ typed: `@${name}`, form })
  }
  for (const group of state.userGroups.values()) {
    const form = labels ? `<!subteam^${group.id}|@${group.handle}>` : `<!subteam^${group.id}>`
    names.push({ typed: `@${group.handle}`, form })
  }
  for (const word of ['here', 'channel', 'everyone']) names.push({ typed: `@${word}`, form: `<!${word}>` })
  for (const conversation of state.conversations.values()) {
    if (conversation.kind !== 'channel') continue
    const form = labels ? `<#${conversation.id}|${conversation.name}>` : `<#${conversation.id}>`
    names.push({ typed: `#${conversation.name}`, form })
  }
  return names.sort((one, other) => other.typed.length - one.typed.length)
}
