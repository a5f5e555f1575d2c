import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../../core/language.ts'
import { ownQuestionKinds } from '../../../core/pulse/own-question-wish.ts'
import type { OwnQuestion } from '../../../core/pulse/own-questions.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  asking,
  button,
  context,
  cut,
  divider,
  escapeText,
  header,
  limits,
  plain,
  section,
} from './element.ts'
import { choice } from './setup-schedule.ts'

/** A modal holds 100 blocks. */
const mostListed = 40

/** Block and action ids of the inputs. */
export const questionInputs = {
  kind: 'questions:kind',
  en: 'questions:en',
  zh: 'questions:zh',
  options: 'questions:options',
} as const

/** The workspace's own questions, each with a way to retire it, and the form that adds one. */
export function renderOwnQuestions(
  questions: readonly OwnQuestion[],
  notice: string | null,
  t: Catalogue,
  language: Language,
): ModalView {
  const asked = questions.filter(({ retiredAt }) => retiredAt === null).toReversed()
  const retired = questions.length - asked.length
  const hidden = asked.length - mostListed
  const notes = [
    ...(hidden > 0 ? [t.questions.more(hidden)] : []),
    ...(retired > 0 ? [t.questions.retired(retired)] : []),
  ]
  const blocks: KnownBlock[] = [
    ...(notice ? [section(notice)] : []),
    context(t.questions.intro),
    ...(asked.length === 0 ? [section(t.questions.none)] : []),
    ...asked.slice(0, mostListed).map(question => listed(question, t, language)),
    ...(notes.length > 0 ? [context(t.common.paragraph(notes))] : []),
    divider(),
    header(t.questions.add),
    kindInput(t),
    textInput(questionInputs.en, t.questions.textEn, t.questions.textHint),
    textInput(questionInputs.zh, t.questions.textZh, t.questions.textHint),
    textInput(questionInputs.options, t.questions.options, t.questions.optionsHint, true),
  ]
  return {
    type: 'modal',
    callback_id: 'questions:add',
    title: plain(t.questions.title, limits.title),
    submit: plain(t.questions.add, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks,
  }
}

function listed({ code, kind, text }: OwnQuestion, t: Catalogue, language: Language): KnownBlock {
  return {
    ...section(`${escapeText(cut(text[language], 300))}\n_${t.questions.kinds[kind]}_`),
    accessory: {
      ...button(t.questions.retire, 'questions:retire', code),
      confirm: asking(t.questions.retireAsk, t.questions.retireText, t.questions.retire, t.common.cancel),
    },
  }
}

function kindInput(t: Catalogue): KnownBlock {
  const kinds = ownQuestionKinds.map(kind => choice(t.questions.kinds[kind], kind))
  return {
    type: 'input',
    block_id: questionInputs.kind,
    label: plain(t.questions.kind),
    element: {
      type: 'static_select',
      action_id: questionInputs.kind,
      options: kinds,
      initial_option: kinds[0]!,
    },
  }
}

function textInput(id: string, label: string, hint: string, multiline = false): KnownBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label),
    hint: plain(hint),
    element: { type: 'plain_text_input', action_id: id, multiline, max_length: multiline ? 1000 : 300 },
  }
}
