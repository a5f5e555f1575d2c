import type { KnownBlock } from '@slack/types'
import type { IndicatorChip, KudosCard } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  actions,
  button,
  context,
  cut,
  escapeText,
  limits,
  plain,
  type SlackMessage,
  section,
  withoutPings,
} from './element.ts'
import { nameText } from './summary-text.ts'

export function renderKudosCard(card: KudosCard, t: Catalogue): SlackMessage {
  const giver = `<@${card.giverId}>`
  if (card.gone) {
    const text = t.giving.cardGone[card.gone](giver)
    return { text, blocks: [context(text)] }
  }
  const recipients = t.common.list(card.recipientIds.map(id => `<@${id}>`))
  const title = t.giving.cardTitle(giver, recipients)
  const blocks: KnownBlock[] = [section(title), ...quote(card.text)]
  if (card.sourceQuote !== null || card.sourceLink !== null) blocks.push(context(source(card, t)))
  if (card.chips.length > 0) blocks.push(context(card.chips.map(chip => chipText(chip, t)).join('   ')))
  blocks.push({
    ...actions(
      button(card.plusOnes > 0 ? `+1 · ${card.plusOnes}` : '+1', 'kudos:plus-one', card.recognitionId, {
        label: t.giving.plusOneLabel(card.plusOnes),
      }),
      {
        type: 'overflow',
        action_id: 'kudos:menu',
        options: (['change', 'edit', 'withdraw', 'report'] as const).map(verb => ({
          text: plain(t.giving.menu[verb], limits.optionText),
          value: `${verb}:${card.recognitionId}`,
        })),
      },
    ),
    block_id: `kudos:${card.recognitionId}`,
  })
  if (card.edited) blocks.push(context(t.giving.edited))
  const chips = t.common.list(card.chips.map(chip => nameText(chip.name)))
  const words = cut(escapeText(card.text), limits.sectionText)
  const said = t.common.titled(title, words)
  return { text: chips ? t.common.aside(said, chips) : said, blocks }
}

/** From here on a section ends at the next blank; at its limit it ends anywhere. */
const comfortableLength = limits.sectionText - 200

/** Slack takes about 13 000 characters a message. Only a text full of `&` and `<`, each written as five, is longer. */
const mostSections = 3

/** The whole text as quoted sections. */
function quote(text: string): KnownBlock[] {
  const parts: string[] = []
  let part = ''
  for (const character of withoutPings(text)) {
    const piece = character === '\n' ? '\n>' : escapeText(character)
    const isFull = part.length + piece.length >= limits.sectionText - 2
    if (isFull || (part.length > comfortableLength && /\s/.test(character))) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  parts.push(part)
  const shown = parts.slice(0, mostSections)
  return shown.map((words, index) =>
    section(`>${words}${index === shown.length - 1 && parts.length > shown.length ? '…' : ''}`),
  )
}

function source({ sourceQuote, sourceLink }: KudosCard, t: Catalogue): string {
  const words = sourceQuote ? `“${escapeText(cut(sourceQuote.replace(/\s+/g, ' '), 150))}”` : ''
  return [words, sourceLink ? `<${sourceLink}|${t.giving.sourceLink}>` : ''].filter(Boolean).join(' · ')
}

/** A suggestion that nobody confirmed looks like a question. */
function chipText({ emoji, origin, ...chip }: IndicatorChip, t: Catalogue): string {
  const [competency, name] = [nameText(chip.competency), nameText(chip.name)]
  return origin === 'suggested'
    ? `:${emoji}: _${t.giving.suggestedChip(`${competency} › ${name}`)}_`
    : `:${emoji}: ${competency} › *${name}*`
}
