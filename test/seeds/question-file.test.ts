import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  it('holds at least 24 questions with five answers, in both languages, each in its own script', async () => {
    const { questions } = await readQuestions()
    expect(questions.length).toBeGreaterThanOrEqual(24)
    for (const { text, options } of questions) {
      expect(options).toHaveLength(5)
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
    }
    expect(new Set(questions.map(({ text }) => text.en)).size).toBe(questions.length)
  })

  it('asks about competencies that the built-in framework has', async () => {
    const framework = await readFramework('seeds/frameworks/core')
    const { readFile } = await import('node:fs/promises')
    const named = [
      ...(await readFile('seeds/questions.yaml', 'utf8')).matchAll(/competency: ([a-z-]+)$/gm),
    ].map(([, code]) => code)
    expect(named.length).toBeGreaterThan(4)
    for (const code of named)
      if (code !== undefined) expect(framework.competencies.map(({ code }) => code)).toContain(code)
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
