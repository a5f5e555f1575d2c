import { excerpt } from '../../../core/summary/excerpt.ts'
import type { KudosDispute } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, execute, note, quote, text } from './element.ts'
import { nameText } from './summary-text.ts'

/** Forms that take the place of the message come back to it. */
const from = 'dispute'

/** A disputed tag of a kudos: to the giver, who settles it, and to whoever disputes it. */
export function renderKudosDispute(view: KudosDispute, t: Catalogue): Draft {
  const giver = `<@${view.giverId}>`
  if (view.gone) {
    const gone = t.giving.cardGone[view.gone](giver)
    return { summary: gone, body: [note(gone)] }
  }
  const words = quote(excerpt(view.text, 500))
  const { open, recognitionId: id } = view
  if (!open) {
    const noted = view.noted.map(({ emoji, name }) => `:${emoji}: *${nameText(name)}*`)
    const said = noted.length > 0 ? t.feedback.decided(t.common.list(noted)) : t.feedback.declined
    return { summary: said, body: [text(said), words] }
  }
  const name = nameText(open.indicator.name)
  const reason = open.note ? escapeText(excerpt(open.note, 500)) : ''
  const indicator = open.indicator.code
  if (view.role === 'receiver') {
    const said = t.disputes.yours(giver, name)
    const wrote = reason ? [note(t.disputes.note(reason))] : []
    const back = actions(execute(t.feedback.disputeBack, 'kudos:settle', { id, indicator, from }))
    return { summary: said, body: [text(said), words, ...wrote, back] }
  }
  const said = t.feedback.disputedNotice(`<@${open.receiverId}>`, `*${name}*`, reason, true)
  const answers = actions(
    execute(t.feedback.keepTag, 'kudos:settle', { id, indicator, from }, { style: 'positive' }),
    execute(t.giving.change, 'kudos:change', { id, from, instead: indicator }),
    execute(t.giving.noIndicator, 'tag:none', { id, from, instead: indicator }),
  )
  return { summary: said, body: [text(said), words, answers] }
}
