import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { OperatorError } from '../core/errors.ts'
import { type PulseQuestion, type QuestionBank, questionBank } from '../core/pulse/question-bank.ts'
import { type QuestionFile, questionFileSchema } from '../core/pulse/question-schema.ts'

/**
 * Reads the questions of the pulse from a YAML file, `seeds/questions.yaml` by default.
 * @throws OperatorError naming file, path and value of everything that is wrong.
 */
export async function readQuestions(
  path: string | URL = new URL('../../seeds/questions.yaml', import.meta.url),
): Promise<QuestionBank> {
  const name = path instanceof URL ? path.pathname : path
  const { scale, questions, indicators } = check(name, await load(path, name))
  return questionBank([
    ...questions.map(({ kind = 'agreement', competency = null, options, ...question }) => ({
      ...question,
      kind,
      competency,
      indicator: null,
      about: null,
      options: { agreement: scale, enps: zeroToTen, choice: options ?? [], comment: [] }[kind],
    })),
    ...Object.entries(indicators).flatMap(([indicator, texts]) =>
      (['self', 'team', 'colleague'] as const).map((about): PulseQuestion => {
        const kind = about === 'colleague' ? 'colleague' : 'agreement'
        return {
          code: `${indicator}:${about}`,
          kind,
          topic: 'competency',
          indicator,
          competency: indicator.slice(0, indicator.indexOf('.')),
          about,
          text: texts[about],
          options: kind === 'agreement' ? scale : [],
        }
      }),
    ),
  ])
}

/** Labels of the values of an eNPS question: the numbers themselves. */
const zeroToTen = Array.from({ length: 11 }, (_, value) => ({ en: String(value), 'zh-CN': String(value) }))

async function load(path: string | URL, name: string): Promise<unknown> {
  try {
    return parse(await readFile(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorError(`${name}: ${reason}`, 'Mend the file or restore it from the distribution.', {
      cause: error,
    })
  }
}

function check(name: string, value: unknown): QuestionFile {
  const read = questionFileSchema.safeParse(value)
  const problems =
    read.error?.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message} (${valueAt(value, path)})`,
    ) ?? []
  const codes = read.data?.questions.map(({ code }) => code) ?? []
  for (const [index, code] of codes.entries())
    if (codes.indexOf(code) < index)
      problems.push(`questions.${index}.code: is the code of another question (${JSON.stringify(code)})`)
  if (!read.success || problems.length > 0)
    throw new OperatorError(
      problems.map(problem => `${name}: ${problem}`).join('\n  '),
      'Mend these values in the file.',
    )
  return read.data
}

function valueAt(value: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? (current as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )
  return found === undefined ? 'missing' : JSON.stringify(found).slice(0, 80)
}
