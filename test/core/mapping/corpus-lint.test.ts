import { describe, expect, it } from 'vitest'
import type { CorpusMessage } from '../../../src/core/mapping/corpus.ts'
import { lintCorpus } from '../../../src/core/mapping/corpus-lint.ts'
import { tinyFramework } from './tiny-framework.ts'

const told = (text: string, batch = 'a', lang: 'en' | 'zh-CN' = 'en'): CorpusMessage => ({
  text,
  lang,
  indicator: 'ownership.owns-mistakes',
  kind: 'praise',
  batch,
})

const faults = (train: CorpusMessage[], heldOut: CorpusMessage[] = [], lexicon: string[] = []) =>
  lintCorpus({
    framework: tinyFramework,
    train,
    heldOut,
    lexicon: lexicon.map(phrase => ({ indicator: 'ownership.owns-mistakes', lang: 'en', phrases: [phrase] })),
  })
    .filter(({ severity }) => severity === 'fault')
    .map(({ rule }) => rule)

const long = 'She told the whole ward about the wrong label before anybody had noticed and put it right'

describe('the corpus linter', () => {
  it('finds nothing wrong with different messages', () => {
    expect(faults([told(long), told('He rang the client and said the invoice was his slip')])).toEqual([])
  })

  it('finds duplicates whatever their case and punctuation', () => {
    expect(faults([told(long), told(`${long.toUpperCase()}!!`, 'b')])).toEqual(['duplicate'])
  })

  it('finds a message that another one rewords', () => {
    expect(faults([told(long), told(long.replace('wrong', 'mixed-up'), 'b')])).toEqual(['near-duplicate'])
    const chinese = '他把客户的单子填错了，自己第一个在群里认下来，当晚就改好了'
    expect(
      faults([told(chinese, 'a', 'zh-CN'), told(chinese.replace('客户', '病人'), 'b', 'zh-CN')]),
    ).toEqual(['near-duplicate'])
  })

  it('finds what is held out and trained on as well', () => {
    expect(faults([told(long)], [told(long, 'held')])).toEqual(['leak'])
    expect(faults([told(long)], [told(long.replace('wrong', 'mixed-up'), 'held')])).toEqual(['leak'])
  })

  it('finds messages filled into a form', () => {
    const filled = ['baker', 'nurse', 'welder', 'clerk'].map((who, i) =>
      told(
        `${who.repeat(i + 1)} said openly in front of all of us that ${['flour', 'dose', 'seam', 'form'][i]} was ${who}`,
      ),
    )
    expect(faults(filled)).toContain('template')
  })

  it('lets several writers thank alike, but no writer twice', () => {
    const thanks = (batch: string): CorpusMessage => ({
      ...told('thank you!', batch),
      indicator: null,
      kind: 'vague',
    })
    expect(faults([thanks('a'), thanks('b')])).toEqual([])
    expect(faults([thanks('a'), thanks('a')])).toEqual(['duplicate'])
  })

  it('finds unknown labels, and phrases that stand twice', () => {
    expect(faults([{ ...told(long), indicator: 'ownership.nothing' }])).toEqual(['label'])
    expect(faults([], [], ['owned up', 'Owned up'])).toEqual(['phrase'])
  })

  it('says what is missing in number', () => {
    const findings = lintCorpus({ framework: tinyFramework, train: [], heldOut: [], lexicon: [] })
    expect(findings.every(({ severity }) => severity === 'short')).toBe(true)
    expect(findings.map(({ message }) => message)).toContain('en: ownership has 0 messages of 250')
  })
})
