import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOwnQuestion, retireOwnQuestion } from '../../src/app/own-questions.ts'
import { knownQuestions, questionsToAsk } from '../../src/app/pulse-questions.ts'
import { themesOf } from '../../src/app/pulse-themes.ts'
import { Framework } from '../../src/core/framework/framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { pulseWorkspace } from './pulse-workspace.ts'

let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())

const text = (en: string) => ({ en, 'zh-CN': '某事' })

describe('the questions of a workspace', () => {
  it('are, for a framework of its own, about its behaviours and not about those of the built-in one', async () => {
    const { laurel, workspaceId } = await pulseWorkspace(own, { bank: () => true })
    const { framework } = await laurel.framework(workspaceId)
    const [competency] = framework.document.competencies
    const [indicator] = competency!.indicators
    const harbour = new Framework({
      ...framework.document,
      competencies: [
        {
          ...competency!,
          code: 'harbour',
          indicators: [{ ...indicator!, code: 'moors-ships', line: undefined }],
        },
      ],
    })
    const elsewhere = { ...laurel, framework: async () => ({ id: 'F2', framework: harbour }) }
    const asked = await questionsToAsk(elsewhere, laurel.database, workspaceId)
    expect(asked.filter(question => question.indicator !== null)).toMatchObject([
      { code: 'harbour.moors-ships:colleague', kind: 'colleague', competency: 'harbour' },
    ])
    expect(asked.filter(({ topic }) => topic === 'workload').length).toBeGreaterThan(3)
  })

  it('are its own, too, until they are retired; what they asked stays known', async () => {
    const { laurel, workspaceId } = await pulseWorkspace(own)
    const wish = { kind: 'agreement' as const, text: text('I like the sea.'), options: [] }
    const actor = { workspaceId, actorId: 'ana' }
    const added = await addOwnQuestion(laurel, { ...actor, receipt: 'add', wish })
    expect(await addOwnQuestion(laurel, { ...actor, receipt: 'add', wish })).toBeNull()
    const { code } = added!
    const isAsked = async () =>
      (await questionsToAsk(laurel, laurel.database, workspaceId)).some(question => question.code === code)
    expect(await isAsked()).toBe(true)
    await expect(retireOwnQuestion(laurel, { workspaceId, actorId: 'ben', code })).rejects.toMatchObject({
      code: 'not-a-keeper',
    })
    await retireOwnQuestion(laurel, { ...actor, code })
    expect(await isAsked()).toBe(false)
    const known = (await knownQuestions(laurel, laurel.database, workspaceId)).get(code)
    expect(known).toMatchObject({ topic: 'own', text: { en: 'I like the sea.' } })
    expect(known?.options).toHaveLength(5)
    await expect(retireOwnQuestion(laurel, { ...actor, code })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the themes of comments', () => {
  it('are the behaviours that two comments or more are surely about, most frequent first', async () => {
    const { laurel, workspaceId } = await pulseWorkspace(own)
    const { framework } = await laurel.framework(workspaceId)
    const [first, second, third] = framework.indicators
    const codes = new Map([
      ['a', { code: first!.code, p: 0.9 }],
      ['b', { code: second!.code, p: 0.9 }],
      ['c', { code: third!.code, p: 0.9 }],
      ['unsure', { code: third!.code, p: 0.2 }],
    ])
    const map = async (comment: string) => ({
      language: 'en' as const,
      behavioural: 1,
      competencies: [],
      indicators: [{ line: null, ...codes.get(comment)! }],
      evidence: [],
    })
    const reading = { ...laurel, localMapper: async () => ({ map }) }
    const themes = await themesOf(
      reading,
      workspaceId,
      ['a', 'b', 'b', 'a', 'b', 'c', 'unsure', 'unsure'],
      'en',
    )
    expect(themes.map(({ name, comments }) => [name, comments])).toEqual([
      [second!.name.en, 3],
      [first!.name.en, 2],
    ])
  })
})
