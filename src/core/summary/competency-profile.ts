import type { PersonEvidence } from './evidence.ts'
import { competencyOf, type Naming } from './naming.ts'
import type { CompetencyProfile, Quote } from './view.ts'

/** A profile covers a year: long enough for rare behaviours, short enough to be about who the person is today. */
export const profileDays = 365

export interface PersonReport {
  personId: string
  from: Date
  to: Date
  evidence: PersonEvidence
  latest: readonly Quote[]
  notSeen: CompetencyProfile['notSeen']
  naming: Naming
}

/** Every attributed tag of the person: evidence by competency, suggestions apart, and what has no evidence yet. */
export function competencyProfile({
  personId,
  from,
  to,
  evidence,
  latest,
  notSeen,
  naming,
}: PersonReport): CompetencyProfile {
  const competencies = evidence.competencies.filter(
    ({ recognitions, feedback }) => recognitions + feedback > 0,
  )
  const known = new Set(competencies.map(({ code }) => code))
  return {
    kind: 'competency-profile',
    personId,
    from,
    to,
    competencies: competencies
      .sort(
        (a, b) =>
          b.givers - a.givers ||
          b.recognitions + b.feedback - a.recognitions - a.feedback ||
          naming.position(a.code) - naming.position(b.code),
      )
      .map(({ code, givers }) => ({
        ...naming.competency(code),
        givers,
        indicators: attributed(evidence, code, naming),
      })),
    suggested: evidence.indicators
      .flatMap(({ code, recognitions, feedback, suggested, lastSuggested: last }) =>
        recognitions + feedback === 0 && last
          ? [{ ...naming.indicator(code), recognitions: suggested, last }]
          : [],
      )
      .sort(
        (a, b) =>
          b.recognitions - a.recognitions ||
          b.last.getTime() - a.last.getTime() ||
          (a.code < b.code ? -1 : 1),
      ),
    noEvidenceYet: naming.competencies.filter(({ code }) => !known.has(code)),
    latest: [...latest],
    notSeen,
    received: evidence.received,
    given: evidence.given,
    feedback: evidence.feedback,
  }
}

function attributed({ indicators }: PersonEvidence, competency: string, naming: Naming) {
  return indicators
    .flatMap(({ code, recognitions, feedback, givers, suggested, last }) =>
      competencyOf(code) === competency && last
        ? [{ ...naming.indicator(code), recognitions, feedback, givers, suggested, last }]
        : [],
    )
    .sort(
      (a, b) =>
        b.givers - a.givers ||
        b.recognitions + b.feedback - a.recognitions - a.feedback ||
        (a.code < b.code ? -1 : 1),
    )
}
