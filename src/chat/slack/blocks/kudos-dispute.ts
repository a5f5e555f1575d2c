import type { KudosDispute } from '../../../core/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context, cut, escapeText, type SlackMessage, section } from './element.ts'
import { nameText } from './summary-text.ts'

/** A disputed tag of a kudos: to the giver, who settles it, and to whoever disputes it. */
export function renderKudosDispute(view: KudosDispute, t: Catalogue): SlackMessage {
  const giver = `<@${view.giverId}>`
  if (view.gone) {
    const text = t.giving.cardGone[view.gone](giver)
    return { text, blocks: [context(text)] }
  }
  const said = section(`>${escapeText(cut(view.text, 500)).replaceAll('\n', '\n>')}`)
  const { open, recognitionId: id } = view
  if (!open) {
    const noted = view.noted.map(({ emoji, name }) => `:${emoji}: *${nameText(name)}*`)
    const text = noted.length > 0 ? t.feedback.decided(t.common.list(noted)) : t.feedback.declined
    return { text, blocks: [section(text), said] }
  }
  const name = nameText(open.indicator.name)
  const note = open.note ? escapeText(cut(open.note, 500)) : ''
  const settles = `${id}:${open.indicator.code}`
  if (view.role === 'receiver') {
    const text = t.disputes.yours(giver, name)
    const wrote = note ? [context(t.disputes.note(note))] : []
    const back = actions(button(t.feedback.disputeBack, 'kudos:settle', settles))
    return { text, blocks: [section(text), said, ...wrote, back] }
  }
  const text = t.feedback.disputedNotice(`<@${open.receiverId}>`, `*${name}*`, note, true)
  const answers = actions(
    button(t.feedback.keepTag, 'kudos:settle', settles, { style: 'primary' }),
    button(t.giving.change, 'tag:change', settles),
    button(t.giving.noIndicator, 'tag:drop', settles),
  )
  return { text, blocks: [section(text), said, answers] }
}
