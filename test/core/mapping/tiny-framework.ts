import { Framework } from '../../../src/core/framework/framework.ts'
import type { FrameworkDocument, IndicatorDocument } from '../../../src/core/framework/schema.ts'
import type { CorpusMessage } from '../../../src/core/mapping/corpus.ts'

function indicator(code: string, emoji: string, en: string[], zh: string[]): IndicatorDocument {
  return {
    code,
    emoji,
    name: { en: `Name of ${code}`, 'zh-CN': `名称${code}` },
    definition: { en: `Does ${code.replaceAll('-', ' ')}.`, 'zh-CN': `做到${code}。` },
    examples: { en, 'zh-CN': zh },
    counterExamples: { en: ['nice one'], 'zh-CN': ['不错'] },
  }
}

/** Two competencies, three indicators: enough to see the rules at work. */
export const tinyDocument: FrameworkDocument = {
  code: 'tiny',
  version: 1,
  name: { en: 'Tiny', 'zh-CN': '小' },
  languages: ['en', 'zh-CN'],
  competencies: [
    {
      code: 'ownership',
      name: { en: 'Ownership', 'zh-CN': '担当' },
      definition: { en: 'Takes ownership.', 'zh-CN': '敢担当。' },
      indicators: [
        indicator(
          'owns-mistakes',
          'adhesive_bandage',
          [
            'You admitted the mistake before anyone noticed and fixed it',
            'He told everyone the outage was his fault',
            'She owned up to the wrong invoice and repaired it the same night',
          ],
          [
            '你主动承认错误并马上补救',
            '他没等别人发现就说明故障是自己造成的',
            '她认了填错的单子，当晚就改好',
          ],
        ),
        indicator(
          'sees-work-through',
          'checkered_flag',
          [
            'You chased the permit to the very end',
            'He finished every last box of the stocktake',
            'She followed up for months until the case was closed',
          ],
          ['你把盘点一直跟到最后一箱', '他追了三个月直到结案', '她收尾收得干干净净，没有一项漏下'],
        ),
      ],
    },
    {
      code: 'collaboration',
      name: { en: 'Collaboration', 'zh-CN': '协作' },
      definition: { en: 'Works with others.', 'zh-CN': '与人协作。' },
      indicators: [
        indicator(
          'mediates-conflict',
          'dove_of_peace',
          [
            'You calmed the shouting match between sales and support',
            'He sat both teams down and they stopped fighting',
            'She heard each side of the quarrel and they shook hands',
          ],
          ['两个组吵起来，你分别听完再劝和', '他把两边拉到一起，矛盾化解了', '她打圆场，双方握手言和'],
        ),
      ],
    },
  ],
}

export const tinyFramework = new Framework(tinyDocument)

const negative = (text: string, lang: 'en' | 'zh-CN'): CorpusMessage => ({
  text,
  lang,
  indicator: null,
  kind: 'vague',
  batch: 'tiny',
})

export const tinyCorpus: CorpusMessage[] = [
  ...['you rock', 'thanks for lunch!', 'great job as always', 'best teammate ever'].map(text =>
    negative(text, 'en'),
  ),
  ...['辛苦啦', '太棒了', '谢谢你的午饭', '你最好了'].map(text => negative(text, 'zh-CN')),
]
