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
      weeks,
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
