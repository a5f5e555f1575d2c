import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { FeedbackKind, FeedbackVisibility } from '../../../core/feedback/feedback.ts'
import { longestPart, longestReply, mostIndicators } from '../../../core/feedback/rules.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { context, cut, escapeText, limits, plain, section } from './element.ts'
import { notesBlocks } from './kudos-modal.ts'
import { nameText } from './summary-text.ts'

/** Blocks of the form; each input's action is `feedback:live`, unless it has options of its own. */
export const feedbackBlocks = {
  to: 'to',
  kind: 'kind',
  situation: 'situation',
  behaviour: 'behaviour',
  impact: 'impact',
  indicator: 'indicator',
  visibility: 'visibility',
} as const

export const live = 'feedback:live'

export interface FeedbackForm {
  receiverId: string | null
  kind: FeedbackKind
  situation: string
  behaviour: string
  impact: string
  visibility: FeedbackVisibility
  /** Indicators put there when the form opens: those that were asked about. */
  indicators: { code: string; name: string }[]
}

/** What the form remembers while it is open; it comes back with each action. */
export interface FeedbackMemory {
  requestId: string | null
  /** Conversation the giver was in; null for a direct message. */
  channel: string | null
  /** Whether it was opened from App Home, which then shows what is left. */
  inHome: boolean
  /** What the coach's part shows now: the form is drawn anew only where that changes. */
  shown: string
  /** Indicators that the words sound like. */
  likely: string[]
  /** What of the line that opened the form was not understood. */
  notes: string[]
}

/** What the coach, the mapper and the teams say to the words so far. */
export interface FeedbackAdvice {
  /** Null: too little is written to say anything of it. */
  hints: { code: keyof Catalogue['feedback']['hints']; words: string[] }[] | null
  likely: { name: string; emoji: string }[]
  /** Null before a receiver is chosen. */
  managerIds: string[] | null
  /** Whether it would go to its giver: it cannot. */
  toSelf: boolean
}

const mostHints = 3

export function feedbackModal(
  t: Catalogue,
  memory: FeedbackMemory,
  form: FeedbackForm,
  advice: FeedbackAdvice,
): ModalView {
  return {
    type: 'modal',
    callback_id: 'feedback:give',
    private_metadata: JSON.stringify(memory),
    title: plain(t.feedback.modalTitle, limits.title),
    submit: plain(t.feedback.modalSubmit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      ...notesBlocks(memory.notes),
      {
        type: 'input',
        block_id: feedbackBlocks.to,
        dispatch_action: true,
        label: plain(t.feedback.to),
        element: {
          type: 'users_select',
          action_id: live,
          ...(form.receiverId ? { initial_user: form.receiverId } : {}),
        },
      },
      ...(advice.toSelf
        ? [{ ...context(`:warning: ${t.refusals['feedback-to-self']()}`), block_id: 'self' }]
        : []),
      radio(feedbackBlocks.kind, t.feedback.kind, t.feedback.kinds, form.kind),
      ...wordInputs(t, form).flatMap(input =>
        // Beside the words that it is about, and in sight while they are typed.
        input.block_id === feedbackBlocks.behaviour ? [input, coachBlock(t, advice)] : [input],
      ),
      ...likelyBlocks(t, advice),
      indicatorInput(t, form.indicators),
      {
        ...radio(feedbackBlocks.visibility, t.feedback.visibility, t.feedback.visibilities, form.visibility),
        hint: plain(t.feedback.visibilityHint),
      },
      ...(advice.managerIds && !advice.toSelf ? [context(managersText(t, advice.managerIds))] : []),
    ],
  }
}

export function editFeedbackModal(t: Catalogue, feedbackId: string, form: FeedbackForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'feedback:edited',
    private_metadata: JSON.stringify({ feedbackId }),
    title: plain(t.feedback.editTitle, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: wordInputs(t, form).map(block => ({ ...block, dispatch_action: false })),
  }
}

/** The three parts; each tells the coach as it is typed. */
function wordInputs(t: Catalogue, form: FeedbackForm): InputBlock[] {
  return (['situation', 'behaviour', 'impact'] as const).map(part => ({
    type: 'input',
    block_id: feedbackBlocks[part],
    dispatch_action: true,
    optional: part !== 'behaviour',
    label: plain(t.feedback[part]),
    hint: plain(t.feedback[`${part}Hint`]),
    element: {
      type: 'plain_text_input',
      action_id: live,
      multiline: part !== 'situation',
      max_length: longestPart[part],
      placeholder: plain(t.feedback[`${part}Placeholder`], 150),
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      ...(form[part] ? { initial_value: form[part] } : {}),
    },
  }))
}

function radio<Value extends string>(
  blockId: string,
  label: string,
  choices: Record<Value, string>,
  chosen: Value,
): InputBlock {
  const options = Object.entries<string>(choices).map(([value, text]) => ({
    text: plain(text, limits.optionText),
    value,
  }))
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  }
}

export function indicatorInput(
  t: Catalogue,
  initial: FeedbackForm['indicators'],
  label: { label: string; hint?: string; optional: boolean } = {
    label: t.feedback.indicator,
    optional: true,
  },
): InputBlock {
  return {
    type: 'input',
    block_id: feedbackBlocks.indicator,
    optional: label.optional,
    label: plain(label.label),
    ...(label.hint ? { hint: plain(label.hint) } : {}),
    element: {
      type: 'multi_external_select',
      action_id: 'feedback:indicator',
      min_query_length: 0,
      max_selected_items: mostIndicators,
      placeholder: plain(label.optional ? t.feedback.indicatorPlaceholder : t.giving.changePlaceholder, 150),
      ...(initial.length > 0
        ? {
            initial_options: initial.map(({ code, name }) => ({
              text: plain(name, limits.optionText),
              value: code,
            })),
          }
        : {}),
    },
  }
}

function coachBlock(t: Catalogue, { hints }: FeedbackAdvice): KnownBlock {
  const lines = (hints ?? [])
    .slice(0, mostHints)
    .map(({ code, words }) => `• ${t.feedback.hints[code](words.map(word => escapeText(cut(word, 60))))}`)
  const block =
    hints === null
      ? context(`:seedling: ${t.feedback.coachStart}`)
      : lines.length === 0
        ? context(`:white_check_mark: ${t.feedback.coachGood}`)
        : section(`:seedling: *${t.feedback.coachTitle}*\n${lines.join('\n')}`)
  return { ...block, block_id: 'coach' }
}

function likelyBlocks(t: Catalogue, { likely }: FeedbackAdvice): KnownBlock[] {
  const names = likely.map(({ name, emoji }) => `:${emoji}: ${nameText(name)}`)
  return names.length > 0
    ? [{ ...context(t.feedback.soundsLike(t.common.list(names))), block_id: 'likely' }]
    : []
}

function managersText(t: Catalogue, managerIds: readonly string[]): string {
  if (managerIds.length === 0) return t.feedback.noManager
  return t.feedback.managersAre(t.common.list(managerIds.map(id => `<@${id}>`)))
}

export function withdrawFeedbackModal(t: Catalogue, feedbackId: string, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'feedback:withdrawn',
    private_metadata: JSON.stringify({ feedbackId }),
    title: plain(t.feedback.withdrawTitle, limits.title),
    submit: plain(t.giving.menu.withdraw, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      { type: 'section', text: plain(t.feedback.withdrawQuestion) },
      context(`“${escapeText(cut(text, 600))}”`),
    ],
  }
}

/** Two people's messages about a feedback, and a field for the next. `says`: author's mention and words, oldest first. */
export function threadModal(
  t: Catalogue,
  feedbackId: string,
  about: string,
  says: readonly { author: string; text: string }[],
): ModalView {
  const shown = says.slice(-8)
  return {
    type: 'modal',
    callback_id: 'feedback:replied',
    private_metadata: JSON.stringify({ feedbackId }),
    title: plain(t.feedback.threadTitle, limits.title),
    submit: plain(t.feedback.threadSubmit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      context(t.feedback.about(escapeText(cut(about, 300)))),
      ...(shown.length === 0 ? [context(t.feedback.threadEmpty)] : []),
      ...shown.map(({ author, text }) => section(t.feedback.threadSays(author, escapeText(cut(text, 1500))))),
      {
        type: 'input',
        block_id: 'text',
        label: plain(t.feedback.threadLabel),
        hint: plain(t.feedback.threadHint),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: longestReply },
      },
    ],
  }
}

/** The form in which a receiver says that an indicator does not fit. `memory` comes back with it. */
export function disputeModal(
  t: Catalogue,
  { callbackId, memory, hint }: { callbackId: string; memory: string; hint: string },
  tags: readonly { code: string; name: string }[],
): ModalView {
  const options = tags.map(({ code, name }) => ({ text: plain(name, limits.optionText), value: code }))
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: memory,
    title: plain(t.feedback.disputeTitle, limits.title),
    submit: plain(t.feedback.disputeSubmit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      {
        type: 'input',
        block_id: 'tag',
        label: plain(t.feedback.disputeWhich),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options,
          ...(options[0] ? { initial_option: options[0] } : {}),
        },
      },
      noteInput(t.feedback.disputeNote, hint),
    ],
  }
}

export function changeFeedbackModal(
  t: Catalogue,
  memory: { feedbackId: string; likely: string[]; revision: number; instead?: string },
  text: string,
  problem: string | null = null,
): ModalView {
  return {
    type: 'modal',
    callback_id: 'feedback:changed',
    private_metadata: JSON.stringify(memory),
    title: plain(t.feedback.changeTitle, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      ...(problem ? [section(`:warning: ${problem}`)] : []),
      context(t.giving.about(`“${escapeText(cut(text, 300))}”`)),
      {
        type: 'input',
        block_id: feedbackBlocks.indicator,
        label: plain(t.giving.changeLabel),
        element: {
          type: 'external_select',
          action_id: 'feedback:indicator',
          min_query_length: 0,
          placeholder: plain(t.giving.changePlaceholder, 150),
        },
      },
    ],
  }
}

export function noteInput(
  label: string,
  hint: string | null,
  placeholder?: string,
  initial = '',
): InputBlock {
  return {
    type: 'input',
    block_id: 'note',
    optional: true,
    label: plain(label),
    ...(hint ? { hint: plain(hint) } : {}),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: 500,
      ...(initial ? { initial_value: cut(initial, 500) } : {}),
      ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
    },
  }
}
