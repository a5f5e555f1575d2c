import type { KnownBlock, ModalView } from '@slack/types'
import { mostAsked } from '../../../core/feedback/rules.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context, limits, plain, section } from './element.ts'
import { indicatorInput, noteInput } from './feedback-modal.ts'
import { notesBlocks } from './kudos-modal.ts'

export interface RequestForm {
  /** Empty where whoever was typed is not known. */
  subjectId: string
  personIds: string[]
  indicators: { code: string; name: string }[]
  note: string
}

/** `round` names the input of the people: Slack keeps what is in an input as long as it has the same name. */
export interface RequestMemory {
  round: number
  /** People offered as buttons. */
  suggested: { id: string; name: string }[]
  likely: string[]
  /** What of the line that opened the form was not understood. */
  notes: string[]
}

export function requestModal(t: Catalogue, memory: RequestMemory, form: RequestForm): ModalView {
  const offered = memory.suggested.filter(({ id }) => !form.personIds.includes(id))
  const mention = t.common.list(memory.suggested.map(({ id }) => `<@${id}>`))
  const suggestions: KnownBlock[] = [
    ...(memory.suggested.length > 0 ? [context(t.feedback.suggestions(mention))] : []),
    ...(offered.length > 0
      ? [
          {
            ...actions(
              ...offered.map(({ id, name }) =>
                button(t.feedback.addPerson(name), `feedback:add-person:${id}`, id),
              ),
            ),
            block_id: 'suggested',
          },
        ]
      : []),
  ]
  return {
    type: 'modal',
    callback_id: 'feedback:request',
    private_metadata: JSON.stringify(memory),
    title: plain(t.feedback.requestTitle, limits.title),
    submit: plain(t.feedback.requestSubmit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      ...notesBlocks(memory.notes),
      {
        type: 'input',
        block_id: 'subject',
        dispatch_action: true,
        label: plain(t.feedback.requestSubject),
        hint: plain(t.feedback.requestSubjectHint),
        element: {
          type: 'users_select',
          action_id: 'feedback:subject',
          ...(form.subjectId ? { initial_user: form.subjectId } : {}),
        },
      },
      {
        type: 'input',
        block_id: `people:${memory.round}`,
        label: plain(t.feedback.requestWhom),
        hint: plain(t.feedback.requestWhomHint),
        element: {
          type: 'multi_users_select',
          action_id: 'value',
          max_selected_items: mostAsked,
          ...(form.personIds.length > 0 ? { initial_users: form.personIds } : {}),
        },
      },
      ...suggestions,
      indicatorInput(t, form.indicators, {
        label: t.feedback.requestTopics,
        hint: t.feedback.requestTopicsHint,
        optional: false,
      }),
      noteInput(t.feedback.requestNote, null, t.feedback.requestNotePlaceholder, form.note),
    ],
  }
}

/** `inHome`: it is opened from App Home, which then shows what is left. */
export function declineModal(
  t: Catalogue,
  { requestId, mayExplain }: { requestId: string; mayExplain: boolean },
  inHome: boolean,
): ModalView {
  return {
    type: 'modal',
    callback_id: 'feedback:declined',
    private_metadata: JSON.stringify({ requestId, inHome }),
    title: plain(t.feedback.declineTitle, limits.title),
    submit: plain(t.feedback.declineSubmit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: mayExplain
      ? [
          context(t.feedback.declineText),
          noteInput(t.feedback.declineNote, null, t.feedback.declineNotePlaceholder),
        ]
      : [section(t.feedback.declineTextOfOther)],
  }
}
