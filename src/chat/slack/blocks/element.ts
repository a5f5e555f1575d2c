import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types'
import { isStandIn } from '../../../core/privacy/erasure.ts'

/** A message as Slack takes it; `text` says all of it to notifications and screen readers. */
export interface SlackMessage {
  text: string
  blocks: KnownBlock[]
}

/** Limits of Block Kit, in UTF-16 code units. */
export const limits = {
  sectionText: 3000,
  headerText: 150,
  buttonText: 75,
  optionText: 75,
  contextText: 2000,
  title: 24,
} as const

/** At most `length` units, an ellipsis for what is missing; never half of a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const kept = text.slice(0, length - 1)
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

export const plain = (text: string, length: number = limits.sectionText): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, length),
  emoji: true,
})

const mrkdwn = (text: string, length: number = limits.sectionText): MrkdwnElement => ({
  type: 'mrkdwn',
  text: cut(withoutErased(text), length),
})

/** Nobody is there to be mentioned whose data were erased. */
export function withoutErased(text: string): string {
  return text.replace(/<@([^>|]+)>/g, (mention, id: string) =>
    isStandIn(id) ? ':bust_in_silhouette:' : mention,
  )
}

export const section = (text: string): SectionBlock => ({ type: 'section', text: mrkdwn(text) })

export const context = (text: string): ContextBlock => ({
  type: 'context',
  elements: [mrkdwn(text, limits.contextText)],
})

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plain(text, limits.headerText),
})

export const divider = (): DividerBlock => ({ type: 'divider' })

export const actions = (...elements: ActionsBlockElement[]): ActionsBlock => ({ type: 'actions', elements })

export const button = (
  text: string,
  actionId: string,
  value: string,
  look: { style?: 'primary' | 'danger'; label?: string } = {},
): Button => ({
  type: 'button',
  text: plain(text, limits.buttonText),
  action_id: actionId,
  value,
  ...(look.style ? { style: look.style } : {}),
  ...(look.label ? { accessibility_label: cut(look.label, limits.buttonText) } : {}),
})

/** `@channel` and its like with an invisible joiner: Slack reads mentions that are merely typed into some texts. */
export function withoutPings(text: string): string {
  return text.replace(/@(?=(?:channel|here|everyone)\b)/gi, '@\u2060')
}

/** Text that can do nothing: Slack's three control characters written out, and nobody pinged. */
export function escapeText(text: string): string {
  return withoutPings(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Slack's question before something is done. */
export function asking(title: string, text: string, yes: string, no: string): ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(no, 30),
  }
}
