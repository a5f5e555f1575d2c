import { describe, expect, it } from 'vitest'
import { Framework, frameworkProblems } from '../../../src/core/framework/framework.ts'
import { frameworkSchema } from '../../../src/core/framework/schema.ts'
import { carryOver, type HistoricTag, tagsAfter } from '../../../src/core/framework/versions.ts'
import { tinyDocument, tinyFramework } from '../mapping/tiny-framework.ts'

const mistakes = 'ownership.owns-mistakes'
const through = 'ownership.sees-work-through'

const [ownership, collaboration] = tinyDocument.competencies
const lean = new Framework({
  ...tinyDocument,
  version: 2,
  competencies: [{ ...ownership!, indicators: [ownership!.indicators[0]!] }, collaboration!],
})

describe('carrying indicators over to the next version', () => {
  it('keeps what the changes do not name', () => {
    const { carried, problems } = carryOver(tinyFramework, lean, [
      { merge: [mistakes, through], into: mistakes },
    ])
    expect(problems).toEqual([])
    expect(carried).toContainEqual({
      from: 'collaboration.mediates-conflict',
      kind: 'kept',
      to: ['collaboration.mediates-conflict'],
    })
    expect(carried).toContainEqual({ from: through, kind: 'merged', to: [mistakes] })
  })

  it('names everything that does not fit', () => {
    const { problems } = carryOver(tinyFramework, lean, [
      { rename: 'ownership.nothing', to: mistakes },
      { split: mistakes, into: [mistakes, 'ownership.new'] },
      { retire: mistakes },
    ])
    expect(problems).toEqual([
      'changes.0: version 1 has no indicator ownership.nothing',
      'changes.1: version 2 has no indicator ownership.new',
      `changes.2: ${mistakes} is changed twice`,
      `version 2 has no indicator ${through} any more: say under "changes" whether it was renamed, merged, split or retired`,
    ])
  })

  it('leaves one tag where two come together', () => {
    const tag = (indicator: string, origin: HistoricTag['origin']): HistoricTag => ({
      source: 'recognition',
      sourceId: 'R1',
      indicator,
      origin,
      probability: null,
      replaced: null,
      createdAt: new Date(0),
      dispute: null,
    })
    const moves = [
      { tag: tag(mistakes, 'suggested'), to: 'a.b' },
      { tag: tag(through, 'confirmed'), to: 'a.b' },
      { tag: tag('c.d', 'explicit'), to: null },
    ]
    expect(tagsAfter(moves)).toEqual([tag('a.b', 'confirmed')])
  })
})

describe('the changes section of a framework', () => {
  it('is one of four kinds', () => {
    const parse = (change: unknown) => frameworkSchema.safeParse({ ...tinyDocument, changes: [change] })
    expect(parse({ rename: mistakes, to: through }).success).toBe(true)
    expect(parse({ merge: [mistakes], into: through }).success).toBe(true)
    expect(parse({ split: mistakes, into: [mistakes, through] }).success).toBe(true)
    expect(parse({ retire: mistakes }).success).toBe(true)
    expect(parse({ retire: 'owns-mistakes' }).success).toBe(false)
    expect(parse({ forget: mistakes }).error!.issues[0]!.message).toContain('must be one of {rename, to}')
  })

  it('leads to indicators of this version only', () => {
    const document = { ...tinyDocument, changes: [{ rename: 'ownership.old', to: 'ownership.new' }] }
    expect(frameworkProblems(document, null)).toEqual([
      { path: ['changes', 0, 'to'], message: 'is no indicator of this version', value: 'ownership.new' },
    ])
  })
})
