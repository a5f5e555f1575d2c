import type { Mapping } from './mapper.ts'

/** Tags of a team by indicator code: those that a giver chose, confirmed or corrected. */
export type TeamTags = ReadonlyMap<string, number>

/** Fewer decided tags than this say nothing about a team. */
const fewestTags = 20
/** Tags' worth of the even distribution that a team's own is smoothed by. */
const smoothing = 60
/** How far the team's habits may move the odds: a clear message stays what it is. */
const share = 0.3

/**
 * The mapping with the odds of what is recognised in the recipients' teams: a message that could be either of two
 * behaviours is likelier the one that is often seen there. The model itself is trained to hold all indicators for equally
 * likely. The odds of a behaviour at all stay as they are.
 */
export function withTeamPrior(mapping: Mapping, tags: TeamTags): Mapping {
  const count = mapping.indicators.length
  let decided = 0
  for (const { code } of mapping.indicators) decided += tags.get(code) ?? 0
  if (decided < fewestTags || count === 0) return mapping
  const even = smoothing / count
  const usual = 1 / count
  let total = 0
  const indicators = mapping.indicators.map(indicator => {
    const here = ((tags.get(indicator.code) ?? 0) + even) / (decided + smoothing)
    const p = indicator.p * (here / usual) ** share
    total += p
    return { ...indicator, p }
  })
  const competencies = new Map(mapping.competencies.map(({ code }) => [code, 0]))
  for (const indicator of indicators) {
    indicator.p /= total
    const code = indicator.code.slice(0, indicator.code.indexOf('.'))
    competencies.set(code, (competencies.get(code) ?? 0) + indicator.p)
  }
  const byProbability = (left: { p: number }, right: { p: number }) => right.p - left.p
  indicators.sort(byProbability)
  return {
    ...mapping,
    indicators,
    competencies: [...competencies].map(([code, p]) => ({ code, p })).sort(byProbability),
    // The marked words speak for the indicator that was first: for another one they would mislead.
    evidence: indicators[0]!.code === mapping.indicators[0]!.code ? mapping.evidence : [],
  }
}
