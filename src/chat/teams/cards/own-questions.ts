import type { Language } from '../../../core/language.ts'
import { ownQuestionKinds } from '../../../core/pulse/own-question-wish.ts'
import type { OwnQuestion } from '../../../core/pulse/own-questions.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'

const mostListed = 40
const questionLength = 300

/** A question as it is typed: it may not be right yet. */
export interface QuestionForm {
  /** Makes what is sent in twice one question. */
  form: string
  kind: string
  en: string
  zh: string
  /** One a line. */
  options: string
  /** What was just done, or what is wrong. */
  said: { words: string; isProblem: boolean } | null
}

/** The workspace's own questions, each with a way to retire it, and the form that adds one. */
export function renderOwnQuestions(
  questions: readonly OwnQuestion[],
  form: QuestionForm,
  t: Catalogue,
  language: Language,
): Draft {
  const words = t.questions
  const asked = questions.filter(({ retiredAt }) => retiredAt === null).toReversed()
  const retired = questions.length - asked.length
  const hidden = asked.length - mostListed
  const notes = [
    ...(hidden > 0 ? [words.more(hidden)] : []),
    ...(retired > 0 ? [words.retired(retired)] : []),
  ]
  return {
    summary: words.title,
    body: [
      heading(words.title),
      ...(form.said ? [text(form.said.words, { color: form.said.isProblem ? 'warning' : 'good' })] : []),
      note(words.intro),
      ...(asked.length === 0 ? [text(words.none)] : []),
      ...asked.slice(0, mostListed).map(question => listed(question, t, language)),
      ...(notes.length > 0 ? [note(t.common.paragraph(notes))] : []),
      text(`*${words.add}*`, { separator: true }),
      {
        type: 'Input.ChoiceSet',
        id: 'kind',
        label: words.kind,
        style: 'compact',
        choices: ownQuestionKinds.map(kind => ({ title: words.kinds[kind], value: kind })),
        value: form.kind,
      },
      textInput('en', words.textEn, form.en),
      textInput('zh', words.textZh, form.zh),
      note(words.textHint),
      textInput('options', words.options, form.options, true),
      note(words.optionsHint),
      actions(execute(words.add, 'questions:add', { form: form.form }, { style: 'positive' })),
    ],
  }
}

function listed({ code, kind, text: question }: OwnQuestion, t: Catalogue, language: Language): Element {
  const words = escapeText(excerpt(question[language], questionLength))
  const retire = execute(t.questions.retire, 'questions:ask-retire', { code }, { associatedInputs: 'none' })
  return row([text(words), note(t.questions.kinds[kind])], [actions(retire)])
}

function textInput(id: string, label: string, value: string, isMultiline = false): Element {
  return {
    type: 'Input.Text',
    id,
    label,
    maxLength: isMultiline ? 1000 : 300,
    ...(isMultiline ? { isMultiline } : {}),
    ...(value ? { value } : {}),
  }
}

export function renderRetireQuestion(
  { code, text: question }: OwnQuestion,
  t: Catalogue,
  language: Language,
): Draft {
  const { retireAsk, retireText, retire } = t.questions
  return {
    summary: retireAsk,
    body: [
      heading(retireAsk),
      text(escapeText(excerpt(question[language], questionLength))),
      text(retireText),
      actions(
        execute(retire, 'questions:retire', { code }, { style: 'destructive' }),
        execute(t.common.cancel, 'questions:open'),
      ),
    ],
  }
}
