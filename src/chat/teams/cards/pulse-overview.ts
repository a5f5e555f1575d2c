import type { PulseOverview, PulseRunPlan, TeamPulse } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describePulseFigures } from '../../../i18n/describe-pulse-report.ts'
import { describeOpen, describeRun } from '../../../i18n/describe-pulse-run.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { cutText, escapeText } from './card-text.ts'
import { settingsAction } from './check-in-settings.ts'
import { actions, type Container, type Draft, type Element, execute, heading, note, text } from './element.ts'
import { renderPulseQuestion } from './pulse-question.ts'
import { voiceOf } from './summary-text.ts'

const mostTeams = 5

/** What `pulse` shows: the question that waits for the reader, and the teams that the reader manages. */
export function renderPulseOverview(
  { managed, waiting }: PulseOverview,
  t: Catalogue,
  reader: Reader,
  said: string | null = null,
): Draft {
  const parts: Element[] = said ? [text(said, { color: 'good' })] : []
  if (managed.length === 0 && !waiting) parts.push(text(t.pulse.nothingOpen))
  if (waiting) parts.push(part(renderPulseQuestion(waiting, t, 'overview').body))
  parts.push(...managed.slice(0, mostTeams).map(team => part(teamPulse(team, t, reader))))
  const [next] = managed.slice(mostTeams)
  if (next) parts.push(note(t.pulse.more(managed.length - mostTeams, `/pulse ${escapeText(next.team)}`)))
  const first = waiting ?? managed[0]
  return {
    summary: said ?? (first ? t.pulse.ofTeam(escapeText(first.team)) : t.pulse.nothingOpen),
    body: parts,
  }
}

const part = (items: Element[]): Container => ({
  type: 'Container',
  items,
  separator: true,
  spacing: 'medium',
})

function teamPulse(
  { teamId, team, schedule, open, sending, last }: TeamPulse,
  t: Catalogue,
  reader: Reader,
): Element[] {
  const plan = schedule
    ? t.pulse.scheduled(schedule.words, schedule.next, schedule.leftOut)
    : t.pulse.notScheduled
  const title = [heading(escapeText(team)), note(plan)]
  if (!open) {
    return [
      ...title,
      text(t.pulse.noneOpen),
      ...(last ? [note(t.pulse.lastResult(last.openedAt))] : []),
      ...(last ? describePulseFigures(last, voiceOf(t, reader)).map(figures => text(figures)) : []),
      actions(
        execute(t.pulse.runNow, 'pulse:ask-run', { team: teamId }, { style: 'positive' }),
        settingsAction(teamId, t),
      ),
    ]
  }
  const { roundId, questions } = open
  return [
    ...title,
    note(t.pulse.openReport(questions.map(({ question }) => escapeText(cutText(question, 300))))),
    text(describeOpen(open, sending, t)),
    actions(
      execute(t.pulse.refresh, 'pulse:refresh'),
      execute(t.pulse.closeNow, 'pulse:ask-close', { round: roundId }, { style: 'destructive' }),
      settingsAction(teamId, t),
    ),
  ]
}

/** Asked before a check-in is closed: there is no way back. */
export function renderCloseQuestion(roundId: string, t: Catalogue): Draft {
  return {
    summary: t.pulse.confirmClose,
    body: [
      heading(t.pulse.confirmClose),
      text(t.pulse.confirmCloseText),
      actions(
        execute(t.pulse.closeNow, 'pulse:close', { round: roundId }, { style: 'destructive' }),
        execute(t.common.cancel, 'pulse:refresh'),
      ),
    ],
  }
}

/** Asked before a check-in is run by hand: what is sent cannot be taken back. */
export function renderRunQuestion(plan: PulseRunPlan, t: Catalogue): Draft {
  const { teamId, team } = plan
  const title = t.pulse.runAsk(escapeText(team))
  return {
    summary: title,
    body: [
      heading(title),
      ...describeRun(plan, t).map(line => text(line)),
      actions(
        execute(t.pulse.runYes, 'pulse:run', { team: teamId }, { style: 'positive' }),
        execute(t.common.cancel, 'pulse:refresh'),
      ),
    ],
  }
}
