import type { KnownBlock, ModalView } from '@slack/types'
import type { Indicator } from '../../../core/framework/framework.ts'
import type { Language } from '../../../core/language.ts'
import { longestText } from '../../../core/recognition/rules.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { context, cut, escapeText, limits, plain, section } from './element.ts'

/** What a modal remembers while it is open; it comes back with the submission. */
export interface KudosModalMemory {
  /** Conversation the giver was in; null for a direct message. */
  channel: string | null
  sourceLink: string | null
  sourceQuote: string | null
}

export function kudosModal(
  t: Catalogue,
  memory: KudosModalMemory,
  initial: {
    recipientIds: string[]
    channel: string | null
    text?: string
    indicator?: Indicator | undefined
  },
  language: Language,
  notes: readonly string[] = [],
): ModalView {
  const quote: KnownBlock[] = memory.sourceQuote
    ? [context(t.giving.about(`“${escapeText(cut(memory.sourceQuote, 300))}”`))]
    : []
  return {
    type: 'modal',
    callback_id: 'giving:kudos',
    private_metadata: JSON.stringify(memory),
    title: plain(t.giving.modalTitle, limits.title),
    submit: plain(t.giving.modalSubmit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      ...notesBlocks(notes),
      ...quote,
      {
        type: 'input',
        block_id: 'to',
        label: plain(t.giving.modalTo),
        hint: plain(t.giving.modalToHint),
        element: {
          type: 'multi_users_select',
          action_id: 'value',
          max_selected_items: 30,
          ...(initial.recipientIds.length > 0 ? { initial_users: initial.recipientIds } : {}),
        },
      },
      {
        type: 'input',
        block_id: 'text',
        label: plain(t.giving.modalText),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: longestText,
          placeholder: plain(t.giving.modalTextPlaceholder, 150),
          ...(initial.text ? { initial_value: initial.text } : {}),
        },
      },
      {
        type: 'input',
        block_id: 'indicator',
        optional: true,
        label: plain(t.giving.modalIndicator),
        element: {
          type: 'external_select',
          action_id: 'tag:indicator',
          min_query_length: 0,
          placeholder: plain(t.giving.modalIndicatorPlaceholder, 150),
          ...(initial.indicator ? { initial_option: indicatorOption(initial.indicator, language) } : {}),
        },
      },
      {
        type: 'input',
        block_id: 'channel',
        label: plain(t.giving.modalChannel),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(initial.channel ? { initial_conversation: initial.channel } : {}),
        },
      },
    ],
  }
}

export function editKudosModal(t: Catalogue, recognitionId: string, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'giving:edit',
    private_metadata: JSON.stringify({ recognitionId }),
    title: plain(t.giving.editTitle, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      {
        type: 'input',
        block_id: 'text',
        label: plain(t.giving.modalText),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: longestText,
          initial_value: text,
        },
      },
    ],
  }
}

export function withdrawKudosModal(t: Catalogue, recognitionId: string, text: string): ModalView {
  const { withdrawTitle: title, withdrawQuestion: question, menu } = t.giving
  return questionModal(t, 'giving:withdraw', { title, question, submit: menu.withdraw }, recognitionId, text)
}

export function reportKudosModal(t: Catalogue, recognitionId: string, text: string): ModalView {
  const { reportTitle: title, reportQuestion: question, menu } = t.giving
  return questionModal(t, 'giving:report', { title, question, submit: menu.report }, recognitionId, text)
}

/** Asks once more before something is done to a kudos. */
function questionModal(
  t: Catalogue,
  callback: string,
  words: { title: string; question: string; submit: string },
  recognitionId: string,
  text: string,
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify({ recognitionId }),
    title: plain(words.title, limits.title),
    submit: plain(words.submit, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [{ type: 'section', text: plain(words.question) }, context(`“${escapeText(cut(text, 600))}”`)],
  }
}

/** `responseUrl` answers in the place of the private prompt that opened the modal; null where there is none. */
export function changeIndicatorModal(
  t: Catalogue,
  memory: {
    recognitionId: string
    responseUrl: string | null
    answerIn: string
    revision?: number | undefined
    instead?: string | undefined
  },
  text: string,
  problem: string | null = null,
): ModalView {
  return {
    type: 'modal',
    callback_id: 'giving:indicator',
    private_metadata: JSON.stringify(memory),
    title: plain(t.giving.changeTitle, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      ...(problem ? [section(`:warning: ${problem}`)] : []),
      context(t.giving.about(`“${escapeText(cut(text, 300))}”`)),
      {
        type: 'input',
        block_id: 'indicator',
        label: plain(t.giving.changeLabel),
        element: {
          type: 'external_select',
          action_id: 'tag:indicator',
          min_query_length: 0,
          placeholder: plain(t.giving.changePlaceholder, 150),
        },
      },
    ],
  }
}

/** What of a typed line was not understood, on top of the form that it opened. */
export function notesBlocks(notes: readonly string[]): KnownBlock[] {
  return notes.length > 0 ? [{ ...section(`:grey_question: ${notes.join('\n')}`), block_id: 'notes' }] : []
}

function indicatorOption({ code, emoji, name, definition }: Indicator, language: Language) {
  return {
    text: plain(`:${emoji}: ${name[language]}`, limits.optionText),
    value: code,
    description: plain(excerpt(definition[language], limits.optionText), limits.optionText),
  }
}

/** Options of the dictionary search, by competency, the most likely ones first. */
export function indicatorOptions(
  t: Catalogue,
  language: Language,
  indicators: readonly Indicator[],
  likely: readonly Indicator[],
) {
  const option = (indicator: Indicator) => indicatorOption(indicator, language)
  const groups =
    likely.length > 0
      ? [{ label: plain(t.giving.mostLikely, limits.optionText), options: likely.map(option) }]
      : []
  const competencies = [...new Set(indicators.map(indicator => indicator.competency))].slice(
    0,
    100 - groups.length,
  )
  for (const competency of competencies) {
    const options = indicators
      .filter(indicator => indicator.competency === competency && !likely.includes(indicator))
      .slice(0, 100)
    if (options.length === 0) continue
    groups.push({ label: plain(competency.name[language], limits.optionText), options: options.map(option) })
  }
  return groups
}
