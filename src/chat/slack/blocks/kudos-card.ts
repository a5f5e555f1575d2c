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
} from './element.ts'

export function renderKudosCard(card: KudosCard, t: Catalogue): SlackMessage {
  const giver = `<@${card.giverId}>`
  if (card.withdrawn) {
    const text = t.giving.cardWithdrawn(giver)
    return { text, blocks: [context(text)] }
  }
  const recipients = t.common.list(card.recipientIds.map(id => `<@${id}>`))
  const title = t.giving.cardTitle(giver, recipients)
  const blocks: KnownBlock[] = [section(title), section(quote(card.text))]
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
  const chips = card.chips.map(chip => chip.name).join(', ')
  return { text: `${title}: ${escapeText(card.text)}${chips ? ` (${chips})` : ''}`, blocks }
}

function quote(text: string): string {
  // The quote marks, entities and cut must all fit into one section.
  const shown = cut(escapeText(text), limits.sectionText - 300)
  return cut(
    shown
      .split('\n')
      .map(line => `>${line}`)
      .join('\n'),
    limits.sectionText,
  )
}

function source({ sourceQuote, sourceLink }: KudosCard, t: Catalogue): string {
  const words = sourceQuote ? `“${escapeText(cut(sourceQuote.replace(/\s+/g, ' '), 150))}”` : ''
  return [words, sourceLink ? `<${sourceLink}|${t.giving.sourceLink}>` : ''].filter(Boolean).join(' · ')
}

/** A suggestion that nobody confirmed looks like a question. */
function chipText(chip: IndicatorChip, t: Catalogue): string {
  const name = `${chip.competency} › *${chip.name}*`
  return chip.origin === 'suggested'
    ? `:${chip.emoji}: _${t.giving.suggestedChip(`${chip.competency} › ${chip.name}`)}_`
    : `:${chip.emoji}: ${name}`
}
