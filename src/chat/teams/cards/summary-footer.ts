import type { HighlightQuote, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  describePulse,
  describePulseTrend,
  describeRequests,
  describeSuggestion,
} from '../../../i18n/describe-team-summary.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { cutText, escapeText } from './card-text.ts'
import { drawn, type Illustration } from './chart.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'
import { nameText, quoteParts, voiceOf } from './summary-text.ts'

const nameOnButton = 40

/** The second half of a team summary: check-ins, open requests, one thing to do, and the buttons. */
export function summaryFooter(
  view: TeamSummary,
  t: Catalogue,
  reader: Reader,
  illustrations: readonly Illustration[],
): Element[] {
  const voice = voiceOf(t, reader)
  const rounds = describePulseTrend(view, voice)
  return [
    ...[describePulse(view, voice)].filter(Boolean).map(part => text(part)),
    ...drawn(illustrations, 'pulse-trend', rounds === '' ? [] : [note(rounds)], reader),
    ...[describeRequests(view, voice)].filter(Boolean).map(part => text(part)),
    ...suggestion(view, t, describeSuggestion(view, voice)),
    ...summaryButtons(view, t),
  ]
}

function suggestion({ suggestion: one }: TeamSummary, t: Catalogue, sentence: string): Element[] {
  if (!one) return []
  const give =
    one.kind === 'recognise'
      ? execute(t.teamSummary.giveKudosTo(escapeText(cutText(one.name, nameOnButton))), 'giving:open', {
          person: one.personId,
        })
      : execute(t.summary.giveKudos, 'giving:open', { about: one.indicator.code })
  return [row([text(sentence)], [actions(give)])]
}

/** An admin who does not manage the team reads it, and has no say in how it comes to its managers. */
export function summaryButtons(view: TeamSummary, t: Catalogue): Element[] {
  const { teamId, to, highlights, hasReport, isManager } = view
  const data = { team: teamId, to: to.toISOString() }
  const buttons = [
    ...(hasReport ? [execute(t.teamSummary.fullReport, 'report:team', { team: teamId })] : []),
    ...(highlights.length > 0 ? [execute(t.teamSummary.why, 'summary:why', data)] : []),
    ...(isManager
      ? [
          execute(t.teamSummary.settings, 'summary:settings', data),
          execute(t.teamSummary.mute, 'summary:mute', data),
        ]
      : []),
  ]
  return buttons.length > 0 ? [actions(...buttons)] : []
}

/** Why a summary quotes what it quotes. */
export function renderWhy(
  { team, highlights }: { team: string; highlights: readonly HighlightQuote[] },
  t: Catalogue,
  reader: Reader,
): Draft {
  const title = t.teamSummary.whyTitle(nameText(team))
  return {
    summary: title,
    quoted: highlights,
    body: [
      heading(title),
      text(highlights.length > 0 ? t.teamSummary.whyRules : t.teamSummary.whyNone),
      ...highlights.flatMap(said => [
        quoteParts(said, t, reader),
        note(
          said.reasons.length > 0
            ? t.common.list(said.reasons.map(reason => t.teamSummary.reasons[reason]))
            : t.teamSummary.noReason,
        ),
      ]),
    ],
  }
}

/** That a summary is muted, with the way back. */
export function renderMuted(team: string, teamId: string, t: Catalogue): Draft {
  const said = t.teamSummary.muted(nameText(team))
  return {
    summary: said,
    body: [text(said), actions(execute(t.teamSummary.unmute, 'summary:unmute', { team: teamId }))],
  }
}
