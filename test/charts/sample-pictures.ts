import type { Language } from '../../src/core/language.ts'
import type { Picture } from '../../src/core/picture/picture.ts'

const names: Record<Language, string[]> = {
  en: ['Proactive ownership', 'Collaboration', 'Problem solving', 'Change agility'],
  'zh-CN': ['敬业担当', '团队协作', '解决问题', '拥抱变化'],
}

/** One of each kind. */
export function samplePictures(language: Language): Picture[] {
  const weeks = Array.from({ length: 8 }, (_, week) => new Date(Date.UTC(2026, 8, 7 + 7 * week)))
  return [
    {
      kind: 'competency-bars',
      period: 'week',
      bars: names[language].map((name, n) => ({ name, now: [4, 3, 2, 0][n]!, before: [2, 4, 0, 1][n]! })),
    },
    {
      kind: 'trend-lines',
      period: 'week',
      starts: weeks,
      lines: names[language].map((name, n) => ({
        name,
        values: weeks.map((_, week) => (week * (n + 2)) % 5),
      })),
    },
    {
      kind: 'profile-radar',
      axes: names[language].map((name, n) => ({ name, givers: [5, 3, 1, 0][n]!, before: [3, 3, 0, 0][n]! })),
    },
    {
      kind: 'pulse-trend',
      highest: 5,
      rounds: weeks.map((at, n) =>
        n === 3 ? { at, mean: null, share: null } : { at, mean: 3.2 + 0.2 * n, share: 0.6 + 0.04 * n },
      ),
    },
  ]
}

const manyNames: Record<Language, string[]> = {
  en: [
    ...names.en,
    'Customer focus and long-term thinking about outcomes & consequences',
    'Learning and self-improvement',
    'Strategic execution',
    'Integrity and trust',
    'Innovation',
    'Communication',
    'Coaching and developing others',
    'Cost awareness',
  ],
  'zh-CN': [
    ...names['zh-CN'],
    '以客户为中心并长期为最终结果和后续影响负责的思维方式',
    '学习与自我提升',
    '战略执行',
    '诚信正直',
    '创新',
    '沟通表达',
    '辅导与培养他人',
    '成本意识',
  ],
}

/** One of each kind with as much as there can be. */
export function fullPictures(language: Language): Picture[] {
  const all = manyNames[language]
  const starts = Array.from({ length: 12 }, (_, week) => new Date(Date.UTC(2026, 8, 7 + 7 * week)))
  return [
    {
      kind: 'competency-bars',
      period: 'week',
      bars: all.map((name, n) => ({ name, now: (n * 37) % 130, before: (n * 53) % 118 })),
    },
    {
      kind: 'trend-lines',
      period: 'month',
      starts,
      lines: all.slice(1, 7).map((name, n) => ({ name, values: starts.map((_, at) => at * (n + 2) + n) })),
    },
    // Lines that end together, near the days below them and on them.
    ...[
      [3, 0, 0, 0, 0, 0],
      [9, 1, 1, 1, 0, 0],
      [1, 1, 1, 1, 1, 1],
      [30, 1, 1, 2, 2, 0],
    ].map(
      (ends): Picture => ({
        kind: 'trend-lines',
        period: 'month',
        starts,
        lines: ends.map((end, n) => ({
          name: all[n + 1]!,
          values: starts.map((_, at) => (at === starts.length - 1 ? end : (at * (n + 1)) % 4)),
        })),
      }),
    ),
    {
      kind: 'profile-radar',
      axes: all.map((name, n) => ({ name, givers: (n * 37) % 130, before: (n * 53) % 118 })),
    },
    {
      kind: 'pulse-trend',
      highest: 5,
      rounds: Array.from({ length: 13 }, (_, n) => {
        const at = new Date(Date.UTC(2026, 8, 7 + 7 * n))
        return n % 5 === 3
          ? { at, mean: null, share: null }
          : { at, mean: 1 + ((n * 1.7) % 4.1), share: 0.5 + 0.04 * n }
      }),
    },
  ]
}
