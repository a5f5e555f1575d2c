import type { ActionsBlock, Button } from '@slack/types'
import type { SuggestedAction, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, cut } from './element.ts'

/** Longest name on a button: the whole of it must fit. */
const nameOnButton = 40

export function suggestedButton(suggestion: SuggestedAction, t: Catalogue): Button {
  if (suggestion.kind === 'look-for')
    return button(t.summary.giveKudos, 'giving:open', `#${suggestion.indicator.code}`, { style: 'primary' })
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

/** An admin who does not manage the team reads it, and has no say in how it comes to its managers. */
export function summaryButtons(view: TeamSummary, t: Catalogue): ActionsBlock[] {
  const value = summaryValue(view)
  const buttons = [
    ...(view.hasReport ? [button(t.teamSummary.fullReport, 'report:team', view.teamId)] : []),
    ...(view.highlights.length > 0 ? [button(t.teamSummary.why, 'summary:why', value)] : []),
    ...(view.isManager
      ? [
          button(t.teamSummary.settings, 'summary:settings', value),
          button(t.teamSummary.mute, 'summary:mute', value),
        ]
      : []),
  ]
  return buttons.length > 0 ? [actions(...buttons)] : []
}
