import { addOwnQuestion, listOwnQuestions, retireOwnQuestion } from '../../../app/own-questions.ts'
import type { Person } from '../../../core/person.ts'
import {
  localizedFrom,
  type OwnQuestionWish,
  optionFrom,
  ownQuestionKinds,
  ownQuestionWishSchema,
} from '../../../core/pulse/own-question-wish.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Draft } from '../cards/element.ts'
import { type QuestionForm, renderOwnQuestions, renderRetireQuestion } from '../cards/own-questions.ts'
import type { TeamsContext } from '../context.ts'
import type { Act, ActHandler } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { formReceipt } from './form-receipt.ts'

/** `questions`: the workspace's own questions, for admins and managers. Throws Refusal for anybody else. */
export async function handleQuestionsCommand({ teams, person, reply }: CommandCall): Promise<void> {
  await reply(await questionsCard(teams, person))
}

export const questionActs: Record<string, ActHandler> = {
  async 'questions:open'({ teams, person }) {
    return { card: await questionsCard(teams, person) }
  },

  async 'questions:add'({ teams, person, t, data }) {
    const read = readWish(data, t)
    if ('problem' in read) {
      const { form = '', kind = '', en = '', zh = '', options = '' } = data
      const said = { words: read.problem, isProblem: true }
      return { card: await questionsCard(teams, person, { form, kind, en, zh, options, said }) }
    }
    await addOwnQuestion(teams.laurel, {
      workspaceId: teams.workspaceId,
      actorId: person.id,
      receipt: formReceipt({ person, data }),
      wish: read.wish,
    })
    return { card: await questionsCard(teams, person, done(t.questions.added)) }
  },

  async 'questions:ask-retire'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const questions = await listOwnQuestions(laurel, { workspaceId, actorId: person.id })
    const question = questions.find(({ code, retiredAt }) => code === data.code && retiredAt === null)
    if (!question) throw new Refusal('not-found')
    return { card: renderRetireQuestion(question, t, person.language) }
  },

  async 'questions:retire'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    await retireOwnQuestion(laurel, { workspaceId, actorId: person.id, code: data.code ?? '' })
    return { card: await questionsCard(teams, person, done(t.questions.retiredNow)) }
  },
}

const done = (words: string): Partial<QuestionForm> => ({ said: { words, isProblem: false } })

async function questionsCard(
  { laurel, workspaceId, t }: TeamsContext,
  person: Person,
  typed: Partial<QuestionForm> = {},
): Promise<Draft> {
  const questions = await listOwnQuestions(laurel, { workspaceId, actorId: person.id })
  const empty = {
    form: laurel.ids.next(),
    kind: ownQuestionKinds[0],
    en: '',
    zh: '',
    options: '',
    said: null,
  }
  return renderOwnQuestions(questions, { ...empty, ...typed }, t(person), person.language)
}

/** The question that the form asks for, or what is wrong with it. */
function readWish(data: Act['data'], t: Catalogue): { wish: OwnQuestionWish } | { problem: string } {
  const text = localizedFrom({ en: data.en ?? '', 'zh-CN': data.zh ?? '' })
  if (!text) return { problem: t.questions.missing }
  const options = (data.options ?? '').split(/\r?\n|\r/).flatMap(line => optionFrom(line) ?? [])
  const wish = ownQuestionWishSchema.safeParse({ kind: data.kind, text, options })
  if (wish.success) return { wish: wish.data }
  const isOptions = wish.error.issues.some(({ path }) => path[0] === 'options')
  return { problem: isOptions ? t.questions.optionsProblem : t.questions.tooLong }
}
