import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, type Draft, type Element, execute, heading, text } from './element.ts'

/**
 * What was typed in a dialog, made of what was sent in alone: there when nothing can be read to make the whole form anew.
 * What was chosen goes along unseen. Null for a dialog in which nothing is typed.
 */
export function renderKeptForm(
  { verb = '', ...sent }: Record<string, string>,
  problem: string,
  t: Catalogue,
): Draft | null {
  const form = formOf(verb, t)
  if (!form) return null
  const { title, labels } = form
  const inputs = Object.entries(labels).map(
    ([id, label]): Element => ({
      type: 'Input.Text',
      id,
      label,
      isMultiline: true,
      ...(sent[id] ? { value: sent[id] } : {}),
    }),
  )
  const chosen = Object.fromEntries(Object.entries(sent).filter(([id]) => !(id in labels)))
  const again = execute(t.giving.tryAgain, verb, chosen, { style: 'positive' })
  return {
    summary: title,
    body: [heading(title), text(problem, { color: 'warning' }), ...inputs, actions(again)],
  }
}

function formOf(verb: string, t: Catalogue): { title: string; labels: Record<string, string> } | null {
  const { situation, behaviour, impact, requestNote: note, modalTitle, requestTitle } = t.feedback
  switch (verb) {
    case 'giving:give':
      return { title: t.giving.modalTitle, labels: { text: t.giving.modalText } }
    case 'feedback:give':
    case 'feedback:check':
      return { title: modalTitle, labels: { situation, behaviour, impact } }
    case 'feedback:request':
      return { title: requestTitle, labels: { note } }
    default:
      return null
  }
}
