import { expect, test } from 'vitest'
import { competencyProfile } from '../../../src/core/summary/competency-profile.ts'
import type { Attribution, PersonEvidence } from '../../../src/core/summary/evidence.ts'
import { Naming } from '../../../src/core/summary/naming.ts'
import { smallFramework } from './small-framework.ts'

const to = new Date('2026-11-23T09:00:00Z')
const day = new Date('2026-11-01T09:00:00Z')

const attribution = (given: Partial<Attribution> & { code: string }): Attribution => ({
  recognitions: 0,
  feedback: 0,
  givers: 0,
  suggested: 0,
  last: null,
  lastSuggested: null,
  ...given,
})

function profile(evidence: Partial<PersonEvidence>) {
  return competencyProfile({
    personId: 'bea',
    from: day,
    to,
    latest: [],
    notSeen: null,
    naming: new Naming(smallFramework, 'zh-CN'),
    evidence: {
      received: 0,
      given: 0,
      feedback: { strengths: 0, growth: 0 },
      competencies: [],
      indicators: [],
      statements: [],
      ...evidence,
    },
  })
}

test('evidence is shown with the number of people it came from', () => {
  const seen = { recognitions: 3, givers: 2, suggested: 1, last: day, lastSuggested: day }
  const { competencies } = profile({
    competencies: [attribution({ code: 'ownership', ...seen })],
    indicators: [attribution({ code: 'ownership.owns-mistakes', ...seen })],
  })
  expect(competencies).toMatchObject([
    {
      name: '担当',
      givers: 2,
      indicators: [{ name: '主动认错', recognitions: 3, givers: 2, suggested: 1, last: day }],
    },
  ])
})

test('a strength told in private is evidence, with its own count', () => {
  const seen = { recognitions: 0, feedback: 2, givers: 2, last: day }
  const { competencies, noEvidenceYet } = profile({
    competencies: [attribution({ code: 'ownership', ...seen })],
    indicators: [attribution({ code: 'ownership.owns-mistakes', ...seen })],
  })
  expect(competencies).toMatchObject([{ name: '担当', indicators: [{ recognitions: 0, feedback: 2 }] }])
  expect(noEvidenceYet.map(({ name }) => name)).not.toContain('担当')
})

test('a suggestion alone is not evidence: it stands apart, and its competency has no evidence yet', () => {
  const suggested = { suggested: 2, lastSuggested: day }
  const view = profile({
    competencies: [attribution({ code: 'ownership', ...suggested })],
    indicators: [attribution({ code: 'ownership.owns-mistakes', ...suggested })],
  })
  expect(view.competencies).toEqual([])
  expect(view.suggested).toMatchObject([{ name: '主动认错', recognitions: 2, last: day }])
  expect(view.noEvidenceYet.map(({ name }) => name)).toEqual(['协作', '担当', '学习'])
})

test('competencies with evidence from more people come first', () => {
  const { competencies } = profile({
    competencies: [
      attribution({ code: 'teamwork', recognitions: 5, givers: 1, last: day }),
      attribution({ code: 'ownership', recognitions: 2, givers: 2, last: day }),
    ],
  })
  expect(competencies.map(({ code }) => code)).toEqual(['ownership', 'teamwork'])
})
