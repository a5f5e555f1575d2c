import { addOwnQuestion, listOwnQuestions, retireOwnQuestion } from '../app/own-questions.ts'
import { systemClock } from '../clock.ts'
import { OperatorError } from '../core/errors.ts'
import {
  localizedFrom,
  type OwnQuestionWish,
  optionFrom,
  ownQuestionWishSchema,
} from '../core/pulse/own-question-wish.ts'
import type { OwnQuestion } from '../core/pulse/own-questions.ts'
import type { PulseQuestion } from '../core/pulse/question-bank.ts'
import { randomIds } from '../ids.ts'
import { readQuestions } from '../seeds/question-file.ts'
import { describingRefusals } from './refusal.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

interface Where {
  workspaceId: string | undefined
}

/** `laurel questions list`: the bank's by topic and the workspace's own. */
export async function listQuestions({ workspaceId, json }: Where & { json: boolean }): Promise<void> {
  const bank = await readQuestions()
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, workspaceId)
    const laurel = { database, clock: systemClock, ids: randomIds }
    const own = await listOwnQuestions(laurel, { workspaceId: workspace.id, actorId: null })
    if (json) return print(JSON.stringify({ bank: bank.questions, own }, null, 2))
    for (const [topic, questions] of byTopic(bank.questions)) {
      print(`${topic}: ${questions.length}`)
      for (const { code, kind, text } of questions)
        print(`  ${code} (${kind})\n    ${text.en}\n    ${text['zh-CN']}`)
    }
    print(own.length === 0 ? 'own: none' : `own: ${own.length}`)
    for (const question of own) print(describe(question))
  })
}

/** `laurel questions add`. */
export async function addQuestion(
  options: Where & { kind: OwnQuestionWish['kind']; en?: string; zh?: string; options: string[] },
): Promise<void> {
  const text = localizedFrom({ en: options.en ?? '', 'zh-CN': options.zh ?? '' })
  if (!text) throw new OperatorError('The question has no text.', 'Give --en, --zh or both.')
  const wish = { kind: options.kind, text, options: options.options.flatMap(line => optionFrom(line) ?? []) }
  const checked = ownQuestionWishSchema.safeParse(wish)
  if (!checked.success)
    throw new OperatorError(
      checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
      'Nothing was added. A choice needs --option "English | 中文" two to seven times.',
    )
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, options.workspaceId)
    const laurel = { database, clock: systemClock, ids: randomIds }
    const added = await describingRefusals(() =>
      addOwnQuestion(laurel, { workspaceId: workspace.id, actorId: null, receipt: null, wish: checked.data }),
    )
    if (added) print(`Added; it may be asked from the next round on.\n${describe(added)}`)
  })
}

/** `laurel questions retire CODE`. */
export async function retireQuestion({ workspaceId, code }: Where & { code: string }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, workspaceId)
    const laurel = { database, clock: systemClock, ids: randomIds }
    const own = await listOwnQuestions(laurel, { workspaceId: workspace.id, actorId: null })
    if (!own.some(question => question.code === code && question.retiredAt === null))
      throw new OperatorError(
        `There is no question "${code}" of this workspace that is still asked.`,
        'Choose a code from: laurel questions list. Questions of the bank cannot be retired.',
      )
    await retireOwnQuestion(laurel, { workspaceId: workspace.id, actorId: null, code })
    print(`${code} is asked no more. Its results stay.`)
  })
}

function byTopic(questions: readonly PulseQuestion[]): Map<string, PulseQuestion[]> {
  const topics = new Map<string, PulseQuestion[]>()
  for (const question of questions) {
    const topic = question.competency ?? question.topic
    topics.set(topic, [...(topics.get(topic) ?? []), question])
  }
  return topics
}

function describe({ code, kind, text, options, retiredAt }: OwnQuestion): string {
  const lines = [`  ${code} (${kind}${retiredAt ? ', retired' : ''})`, `    ${text.en}`]
  if (text['zh-CN'] !== text.en) lines.push(`    ${text['zh-CN']}`)
  for (const option of options) lines.push(`      - ${option.en} | ${option['zh-CN']}`)
  return lines.join('\n')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
