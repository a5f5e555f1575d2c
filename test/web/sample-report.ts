import type { Language } from '../../src/core/language.ts'
import type { TagOrigin } from '../../src/core/recognition/recognition.ts'
import {
  type EvidenceReport,
  evidenceReport,
  type ReportNote,
} from '../../src/core/report/evidence-report.ts'
import type { Report } from '../../src/core/report/report.ts'
import type { Statement } from '../../src/core/summary/evidence.ts'
import { Naming } from '../../src/core/summary/naming.ts'
import { smallFramework } from '../core/summary/small-framework.ts'

const names = {
  en: { bea: 'Bea Lindqvist', ana: 'Ana Ruiz', cao: 'Cao Min', eve: 'Eve Okafor' },
  'zh-CN': { bea: '林贝', ana: '安娜', cao: '曹敏', eve: '夏伊' },
}

const words = {
  en: [
    'He told everyone before anyone noticed, and wrote the fix that night.',
    'Said in the review that the wrong figure was hers, and sent the right one within the hour.',
    'Stayed an hour to help me find the leak.',
    'Thanks for the cover on Friday!',
    'Lovely lunch.',
  ],
  'zh-CN': [
    '故障是他自己的改动引起的，没人催他就先在群里说了，当晚写好修复。',
    '评审会上她先说数字错在自己，一小时内就发来了对的。',
    '留下来一个小时，帮我找到了内存泄漏。',
    '周五多亏你替我顶班！',
    '午饭很开心。',
  ],
}

/** Bea's report: a competency with enough evidence, one with too little, a suggestion, and a growth note. */
export function sampleReport(language: Language, reader = 'bea'): Report<EvidenceReport> {
  const text = words[language]
  const naming = new Naming(smallFramework, language)
  const statement = (
    index: number,
    giverId: string,
    at: string,
    tags: Record<string, TagOrigin>,
  ): Statement => ({
    workspaceId: 'W1',
    recognitionId: `r${index}`,
    giverId,
    recipientIds: ['bea'],
    names: {},
    text: text[index]!,
    behavioural: 0.9,
    tags: Object.entries(tags).map(([indicator, origin]) => ({ indicator, origin })),
    at: new Date(at),
    channel: 'C1',
    card: null,
    sourceLink: null,
  })
  const statements = [
    statement(0, 'ana', '2026-11-20T03:00:00Z', { 'ownership.owns-mistakes': 'confirmed' }),
    statement(1, 'cao', '2026-10-12T03:00:00Z', { 'ownership.owns-mistakes': 'explicit' }),
    statement(2, 'eve', '2026-09-03T03:00:00Z', { 'teamwork.lends-a-hand': 'confirmed' }),
    statement(3, 'eve', '2026-08-03T03:00:00Z', { 'teamwork.lends-a-hand': 'suggested' }),
    statement(4, 'ana', '2026-08-01T03:00:00Z', {}),
  ]
  const note: ReportNote = {
    id: 'n1',
    kind: 'growth',
    giver: { id: 'ana', name: names[language].ana },
    situation: language === 'en' ? 'Tuesday’s planning' : '周二的排期会',
    behaviour: language === 'en' ? 'You answered before Cao had finished.' : '曹敏还没说完，你就回答了。',
    impact: language === 'en' ? 'We missed the risk she saw.' : '她看到的风险我们漏掉了。',
    indicators: [{ ...naming.indicator('learning.reads'), suggested: false }],
    actedOn: true,
    at: new Date('2026-11-02T03:00:00Z'),
  }
  const nameOf = new Map(Object.entries(names[language]))
  return {
    language,
    timeZone: 'Asia/Shanghai',
    view: evidenceReport({
      person: {
        id: 'bea',
        name: names[language].bea,
        email: null,
        language,
        timeZone: 'Asia/Shanghai',
        isBot: false,
        isStranger: false,
        isActive: true,
        isOwner: false,
        isAdmin: false,
      },
      reader: { id: reader, name: nameOf.get(reader) ?? '' },
      from: new Date('2026-07-31T16:00:00Z'),
      to: new Date('2026-11-23T01:00:00Z'),
      madeAt: new Date('2026-11-23T01:00:00Z'),
      framework: smallFramework,
      naming,
      statements,
      quoted: statements,
      links: new Map([['r0', 'https://chat.example/archives/C1/p1']]),
      names: nameOf,
      notes: [note],
    }),
  }
}
