import { excerpt } from '../../../core/summary/excerpt.ts'
import type { IndicatorChip, KudosCard } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, type Element, execute, note, quote, text } from './element.ts'

export function renderKudosCard(card: KudosCard, t: Catalogue): Draft {
  const giver = `<@${card.giverId}>`
  if (card.gone) {
    const said = t.giving.cardGone[card.gone](giver)
    return { summary: said, body: [note(said)] }
  }
  const title = t.giving.cardTitle(giver, t.common.list(card.recipientIds.map(id => `<@${id}>`)))
  const body: Element[] = [text(title), quote(card.text)]
  const source = sourceText(card, t)
  if (source) body.push(note(source))
  if (card.chips.length > 0) body.push(note(card.chips.map(chip => chipText(chip, t)).join('\n')))
  if (card.edited) body.push(note(t.giving.edited))
  body.push(kudosActions(card, t))
  return { summary: t.common.titled(title, escapeText(card.text)), body, notifies: true }
}

function kudosActions({ recognitionId: id, plusOnes }: KudosCard, t: Catalogue) {
  return actions(
    execute(
      plusOnes > 0 ? `+1 · ${plusOnes}` : '+1',
      'kudos:plus-one',
      { id },
      { tooltip: t.giving.plusOneLabel(plusOnes) },
    ),
    ...(['change', 'edit', 'withdraw', 'report'] as const).map(verb =>
      execute(t.giving.menu[verb], `kudos:${verb}`, { id }, { mode: 'secondary' }),
    ),
  )
}

function sourceText({ sourceQuote, sourceLink }: KudosCard, t: Catalogue): string {
  const words = sourceQuote ? `“${escapeText(excerpt(sourceQuote, 150))}”` : ''
  return [words, sourceLink ? `<${sourceLink}|${t.giving.sourceLink}>` : ''].filter(Boolean).join(' · ')
}

/** A suggestion that nobody confirmed looks like a question. */
function chipText({ emoji, competency, name, origin }: IndicatorChip, t: Catalogue): string {
  const words = `${escapeText(competency)} › ${escapeText(name)}`
  return origin === 'suggested'
    ? `:${emoji}: _${t.giving.suggestedChip(words)}_`
    : `:${emoji}: ${escapeText(competency)} › *${escapeText(name)}*`
}
