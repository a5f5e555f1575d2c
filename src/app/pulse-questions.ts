import type { Framework, Indicator } from '../core/framework/framework.ts'
import { asPulseQuestion, type OwnQuestion } from '../core/pulse/own-questions.ts'
import { type PulseQuestion, type QuestionBank, questionBank } from '../core/pulse/question-bank.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'

/**
 * Every question that the workspace's rounds may have asked: the bank, those of its own framework and its own, retired
 * ones included.
 */
export async function knownQuestions(
  laurel: Pick<Laurel, 'questions' | 'framework'>,
  stores: Stores,
  workspaceId: string,
): Promise<QuestionBank> {
  const own = await stores.ownQuestions.list(workspaceId)
  const { framework } = await laurel.framework(workspaceId)
  const before = banks.get(own)
  if (before?.framework === framework && before.questions === laurel.questions) return before.bank
  const bank = questionBank(await allQuestions(laurel, own, workspaceId))
  banks.set(own, { framework, questions: laurel.questions, bank })
  return bank
}

/** Of the very list that was read: a fan-out reads it once for many messages. */
const banks = new WeakMap<
  readonly OwnQuestion[],
  { framework: Framework; questions: QuestionBank; bank: QuestionBank }
>()

/** The questions that a round may ask now: about behaviours of the framework in use, and none that was retired. */
export async function questionsToAsk(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
): Promise<PulseQuestion[]> {
  const { framework } = await laurel.framework(workspaceId)
  const own = (await stores.ownQuestions.list(workspaceId)).filter(({ retiredAt }) => retiredAt === null)
  return (await allQuestions(laurel, own, workspaceId)).filter(
    ({ indicator, competency }) =>
      (indicator === null || framework.indicator(indicator)) &&
      (competency === null || framework.competency(competency)),
  )
}

async function allQuestions(
  laurel: Pick<Laurel, 'questions' | 'framework'>,
  own: readonly OwnQuestion[],
  workspaceId: string,
): Promise<PulseQuestion[]> {
  const { questions } = laurel.questions
  const { framework } = await laurel.framework(workspaceId)
  const asked = new Set(questions.map(({ code }) => code))
  const generated = framework.indicators
    .map(colleagueQuestion)
    // The bank's own wording is better than a generated one.
    .filter(({ code }) => !asked.has(code))
  const scales = {
    agreement: questions.find(({ kind }) => kind === 'agreement')?.options ?? [],
    enps: questions.find(({ kind }) => kind === 'enps')?.options ?? [],
  }
  return [...questions, ...generated, ...own.map(question => asPulseQuestion(question, scales))]
}

/** For a framework that the bank has no questions about. */
function colleagueQuestion({ code, name, competency }: Indicator): PulseQuestion {
  return {
    code: `${code}:colleague`,
    kind: 'colleague',
    topic: 'competency',
    indicator: code,
    competency: competency.code,
    about: 'colleague',
    text: {
      en: `Which colleague did this lately: “${name.en}”?`,
      'zh-CN': `最近哪位同事做到了“${name['zh-CN']}”？`,
    },
    options: [],
  }
}
