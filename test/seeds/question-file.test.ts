import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/core/language.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { readQuestions } from '../../src/seeds/question-file.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-questions-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function fileOf(text: string): Promise<string> {
  const file = path.join(folder, 'questions.yaml')
  await writeFile(file, text)
  return file
}

const scale = 'scale: [{ en: No, zh-CN: 否 }, { en: Yes, zh-CN: 是 }]\n'
const question = (code: string) =>
  `  - { code: ${code}, topic: trust, text: { en: Do we?, zh-CN: 我们呢？ } }\n`

describe('the question bank', () => {
  it('holds at least 120 questions of every kind, in both languages, each in its own script and none twice', async () => {
    const { questions } = await readQuestions()
    expect(questions.length).toBeGreaterThanOrEqual(120)
    const problems = questions.flatMap(({ code, kind, text, options }) => [
      ...(kind === 'agreement'
        ? [text.en.endsWith('.') || `${code}: a statement ends with a full stop`]
        : [text.en.endsWith('?') || `${code}: a question ends with a question mark`]),
      /[。？]$/.test(text['zh-CN']) || `${code}: the Chinese ends without its mark`,
      !/[,.?!;:"]/.test(text['zh-CN']) || `${code}: the Chinese has English punctuation`,
      /\p{Script=Han}/u.test(text['zh-CN']) || `${code}: the Chinese is not Chinese`,
      !/\p{Script=Han}/u.test(text.en) || `${code}: the English is not English`,
      text.en.length <= 110 || `${code}: too long to be read in passing`,
      !/ (and|or) .* (and|or) /.test(text.en) || kind !== 'agreement' || `${code}: asks about several things`,
      ({ agreement: [5], enps: [11], choice: [4, 5, 6, 7], comment: [0], colleague: [0] } as const)[
        kind
      ].some(count => count === options.length) || `${code}: has ${options.length} answers`,
    ])
    expect(problems.filter(problem => problem !== true)).toEqual([])
    for (const language of languages)
      expect(new Set(questions.map(({ text }) => text[language])).size).toBe(questions.length)
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(5)
  })

  it('asks about each indicator of the built-in framework: oneself, the team, and who did it lately', async () => {
    const framework = await readFramework('seeds/frameworks/core')
    const bank = await readQuestions()
    for (const { code, competency } of framework.indicators)
      for (const about of ['self', 'team', 'colleague'] as const)
        expect(bank.get(`${code}:${about}`), `${code}:${about}`).toMatchObject({
          about,
          indicator: code,
          competency: competency.code,
        })
    for (const { code, indicator, competency } of bank.questions) {
      if (indicator !== null) expect(framework.indicator(indicator), code).toBeDefined()
      if (competency !== null) expect(framework.competency(competency), code).toBeDefined()
    }
  })

  it('has four statements or more about each driver', async () => {
    const { questions } = await readQuestions()
    for (const driver of [
      'workload',
      'recognition',
      'growth',
      'trust',
      'clarity',
      'belonging',
      'wellbeing',
      'manager',
    ])
      expect(
        questions.filter(({ topic, kind }) => topic === driver && kind === 'agreement').length,
        driver,
      ).toBeGreaterThanOrEqual(4)
  })

  it('gives a question without answers of its own the scale of the file', async () => {
    const bank = await readQuestions(await fileOf(`${scale}questions:\n${question('one')}`))
    expect(bank.get('one')?.options.map(({ en }) => en)).toEqual(['No', 'Yes'])
    expect(bank.get('two')).toBeNull()
  })

  it('that is wrong names file, path and value of everything at once', async () => {
    const file = await fileOf(
      `${scale}questions:\n${question('Not_A_Code')}  - { code: two, topic: weather, text: { en: x } }\n`,
    )
    await expect(readQuestions(file)).rejects.toThrow(
      new RegExp(
        `${file}: questions\\.0\\.code: must be lower-case.*"Not_A_Code".*[^]*questions\\.1\\.topic.*"weather"[^]*zh-CN.*missing`,
      ),
    )
  })

  it('refuses a code twice, text that is no YAML and a file that is not there', async () => {
    await expect(
      readQuestions(await fileOf(`${scale}questions:\n${question('one')}${question('one')}`)),
    ).rejects.toThrow('questions.1.code')
    await expect(readQuestions(await fileOf('scale: ['))).rejects.toThrow('questions.yaml')
    await expect(readQuestions(path.join(folder, 'none.yaml'))).rejects.toThrow('ENOENT')
  })
})
