import { Framework } from '../../../src/core/framework/framework.ts'

const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })

function indicator(code: string, emoji: string, en: string, zh: string) {
  const examples = [`${en}, once`, `${en}, twice`, `${en}, again`]
  return {
    code,
    emoji,
    name: both(en, zh),
    definition: both(en, zh),
    examples: { en: examples, 'zh-CN': examples },
    counterExamples: { en: ['thanks'], 'zh-CN': ['谢谢'] },
  }
}

/** Two competencies with an indicator each, and one that nobody in these tests shows. */
export const smallFramework = new Framework({
  code: 'small',
  version: 1,
  name: both('Small', '小'),
  languages: ['en', 'zh-CN'],
  competencies: [
    {
      code: 'teamwork',
      name: both('Teamwork', '协作'),
      definition: both('Works with others', '与人协作'),
      indicators: [indicator('lends-a-hand', 'raised_hands', 'Lends a hand', '伸出援手')],
    },
    {
      code: 'ownership',
      name: both('Ownership', '担当'),
      definition: both('Owns the work', '负责到底'),
      indicators: [indicator('owns-mistakes', 'pencil2', 'Owns up to mistakes', '主动认错')],
    },
    {
      code: 'learning',
      name: both('Learning', '学习'),
      definition: both('Learns', '学习'),
      indicators: [indicator('reads', 'books', 'Reads', '阅读')],
    },
  ],
})
