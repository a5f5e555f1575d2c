import { describe, expect, it } from 'vitest'
import { Framework, frameworkProblems } from '../../../src/core/framework/framework.ts'
import { tinyDocument, tinyFramework } from '../mapping/tiny-framework.ts'

describe('a framework', () => {
  it('finds an indicator by its full code, with its competency', () => {
    const indicator = tinyFramework.indicator('ownership.owns-mistakes')
    expect(indicator?.competency.code).toBe('ownership')
    expect(tinyFramework.indicator('owns-mistakes')).toBeUndefined()
  })

  it('finds an indicator by its emoji, whatever the skin tone', () => {
    for (const name of ['dove_of_peace', ':dove_of_peace:', 'dove_of_peace::skin-tone-3'])
      expect(tinyFramework.indicatorByEmoji(name)?.code).toBe('collaboration.mediates-conflict')
  })

  it('gives the source line of an indicator', () => {
    const document = structuredClone(tinyDocument)
    document.competencies[0]!.indicators[0]!.line = 2
    const framework = new Framework(document, ['one', 'two'])
    expect(framework.sourceLine(framework.indicators[0]!)).toBe('two')
    expect(framework.sourceLine(framework.indicators[1]!)).toBeNull()
  })

  it('refuses two indicators with one emoji, one name or one code', () => {
    const document = structuredClone(tinyDocument)
    const [first, second] = document.competencies[0]!.indicators
    second!.emoji = first!.emoji
    second!.name.en = first!.name.en.toUpperCase()
    second!.code = first!.code
    const paths = frameworkProblems(document, null).map(problem => problem.path.slice(-2).join('.'))
    expect(paths).toEqual(['1.code', '1.emoji', 'name.en'])
    expect(() => new Framework(document)).toThrow('competencies.0.indicators.1.code')
  })

  it('refuses an example that is also a counter-example', () => {
    const document = structuredClone(tinyDocument)
    const indicator = document.competencies[0]!.indicators[0]!
    indicator.counterExamples.en = [indicator.examples.en[0]!]
    expect(frameworkProblems(document, null)[0]?.message).toContain('must be one or the other')
  })

  it('refuses a line beyond the source text, and any line without one', () => {
    const document = structuredClone(tinyDocument)
    document.competencies[0]!.indicators[0]!.line = 9
    expect(frameworkProblems(document, 8)[0]?.message).toContain('has 8 lines')
    expect(frameworkProblems(document, null)[0]?.message).toContain('source: FILE')
  })
})
