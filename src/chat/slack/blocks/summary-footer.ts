import type { ActionsBlock, Button } from '@slack/types'
import type { TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, decimal } from '../../../i18n/formats.ts'
import { actions, button, cut } from './element.ts'
import { indicatorText, type Reader } from './summary-text.ts'

/** Longest name on a button: the whole of it must fit. */
const nameOnButton = 40

/** How the check-ins went, or that the last one had too few answers to say. */
export function pulseText({ pulse }: TeamSummary, t: Catalogue, reader: Reader): string {
  if (!pulse) return ''
  const { openedAt, threshold, figures } = pulse.last
  const day = dayText(openedAt, reader)
  if (!figures) return `*${t.teamSummary.pulse}*\n${t.teamSummary.pulseBelow(day, threshold)}`
  const { mean, answered, invited, change } = figures
  const line = t.teamSummary.pulseFigures(day, decimal(mean, reader), answered, invited)
  return `*${t.teamSummary.pulse}*\n${[line, ...changeOf(change, t, reader)].join(' · ')}`
}

function changeOf(change: number | null, t: Catalogue, reader: Reader): string[] {
  if (change === null) return []
  const difference = decimal(Math.abs(change), reader)
  if (difference === decimal(0, reader)) return [t.teamSummary.pulseSame]
  return [change > 0 ? t.teamSummary.pulseUp(difference) : t.teamSummary.pulseDown(difference)]
}

export function requestsText({ requests, more }: TeamSummary, t: Catalogue, reader: Reader): string {
  if (requests.length === 0) return ''
  const lines = requests.map(({ askerId, subjectId, indicators, waitingFor, expiresAt }) => {
    const topics = t.common.list(indicators.map(indicatorText))
    const day = dayText(expiresAt, reader)
    return askerId === subjectId
      ? t.teamSummary.requestLineOwn(`<@${askerId}>`, topics, waitingFor, day)
      : t.teamSummary.requestLine(`<@${askerId}>`, `<@${subjectId}>`, topics, waitingFor, day)
  })
  const rest = more.requests > 0 ? [t.summary.more(more.requests)] : []
  return [`*${t.teamSummary.requests}*`, ...lines, ...rest].join('\n')
}

export function suggestionText({ suggestion }: TeamSummary, t: Catalogue, reader: Reader): string | null {
  if (!suggestion) return null
  const title = `*${t.teamSummary.suggestion}*`
  if (suggestion.kind === 'look-for')
    return `${title}\n${t.teamSummary.lookFor(indicatorText(suggestion.indicator), dayText(suggestion.lastSeen, reader))}`
  const { personId, by, days } = suggestion
  const sentence = by === 'anyone' ? t.teamSummary.noticeForAll : t.teamSummary.noticeYourself
  return `${title}\n${sentence(`<@${personId}>`, days)}`
}

export function suggestedButton({ suggestion }: TeamSummary, t: Catalogue): Button {
  if (suggestion?.kind !== 'recognise')
    return button(t.summary.giveKudos, 'giving:open', 'nobody', { style: 'primary' })
  const words = t.teamSummary.giveKudosTo(cut(suggestion.name, nameOnButton))
  return button(words, 'giving:open', suggestion.personId, { style: 'primary' })
}

/** What a summary's buttons are about: the team, and the end of the period. */
function summaryValue({ teamId, to }: Pick<TeamSummary, 'teamId' | 'to'>): string {
  return `${teamId}|${to.toISOString()}`
}

export function readSummaryValue(value: string): { teamId: string; to: Date } {
  const at = value.lastIndexOf('|')
  return { teamId: value.slice(0, at), to: new Date(value.slice(at + 1)) }
}

export function summaryButtons(view: TeamSummary, t: Catalogue): ActionsBlock {
  const value = summaryValue(view)
  return actions(
    ...(view.hasReport ? [button(t.teamSummary.fullReport, 'report:team', view.teamId)] : []),
    ...(view.highlights.length > 0 ? [button(t.teamSummary.why, 'summary:why', value)] : []),
    button(t.teamSummary.settings, 'summary:settings', value),
    button(t.teamSummary.mute, 'summary:mute', value),
  )
}
