import type { Language } from '../core/language.ts'
import type { PulseReport } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'

/** A comment counts for an indicator that the mapper is at least this sure of, behaviour and indicator together. */
const sureEnough = 0.35

/** A theme of one comment would be that comment. */
const fewestComments = 2

const mostThemes = 5

/** The behaviours that comments are about, for comments that may be shown. They never leave the machine. */
export async function themesOf(
  laurel: Laurel,
  workspaceId: string,
  comments: readonly string[],
  language: Language,
): Promise<PulseReport['themes']> {
  if (comments.length === 0) return []
  const { framework } = await laurel.framework(workspaceId)
  const mapper = await laurel.localMapper(workspaceId)
  const counts = new Map<string, number>()
  for (const comment of comments) {
    const { behavioural, indicators } = await mapper.map(comment)
    const [first] = indicators
    if (first && behavioural * first.p >= sureEnough)
      counts.set(first.code, (counts.get(first.code) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= fewestComments)
    .sort(([a, more], [b, fewer]) => fewer - more || a.localeCompare(b))
    .slice(0, mostThemes)
    .flatMap(([code, count]) => {
      const indicator = framework.indicator(code)
      return indicator
        ? [
            {
              name: indicator.name[language],
              competency: indicator.competency.name[language],
              comments: count,
            },
          ]
        : []
    })
}
