import type { KnownBlock } from '@slack/types'
import type { PulseOverview, PulseReport, PulseRunPlan, TeamPulse } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describePulseFigures } from '../../../i18n/describe-pulse-report.ts'
import { describeOpen, describeRun } from '../../../i18n/describe-pulse-run.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { settingsButton } from './check-in-settings.ts'
import {
  actions,
  asking,
  button,
  context,
  cut,
  divider,
  escapeText,
  type SlackMessage,
  section,
} from './element.ts'
import { renderPulseQuestion } from './pulse-question.ts'
import { voiceOf } from './summary-text.ts'

/** A message holds 50 blocks and its text is cut: a team takes up to eight of them, a question four. */
const mostTeams = 4

/** What `/pulse` shows: the questions that wait for the reader, and the teams that the reader manages. */
export function renderPulseOverview(
  { managed, waiting }: PulseOverview,
  t: Catalogue,
  reader: Reader,
  notice: string | null = null,
): SlackMessage {
  const parts: SlackMessage[] = []
  if (notice) parts.push({ text: notice, blocks: [section(notice)] })
  if (managed.length === 0 && !waiting)
    parts.push({ text: t.pulse.nothingOpen, blocks: [section(t.pulse.nothingOpen)] })
  if (waiting) parts.push(renderPulseQuestion(waiting, t))
  parts.push(...managed.slice(0, mostTeams).map(team => renderTeamPulse(team, t, reader)))
  const [next] = managed.slice(mostTeams)
  if (next) {
    const more = t.pulse.more(managed.length - mostTeams, `/pulse ${escapeText(next.team)}`)
    parts.push({ text: more, blocks: [context(more)] })
  }
  return {
    text: parts.map(({ text }) => text).join('\n\n'),
    blocks: parts.flatMap(({ blocks }, index): KnownBlock[] =>
      index === 0 ? blocks : [divider(), ...blocks],
    ),
  }
}

function renderTeamPulse(
  { teamId, team, schedule, open, sending, last }: TeamPulse,
  t: Catalogue,
  reader: Reader,
): SlackMessage {
  const plan = schedule
    ? t.pulse.scheduled(schedule.words, schedule.next, schedule.leftOut)
    : t.pulse.notScheduled
  const title = `*${escapeText(team)}*\n${plan}`
  const blocks: KnownBlock[] = [section(title)]
  const texts = [title]
  const say = (text: string, block: (text: string) => KnownBlock = section) => {
    texts.push(text)
    blocks.push(block(text))
  }
  if (open) {
    say(t.pulse.openReport(open.questions.map(({ question }) => escapeText(cut(question, 300)))), context)
    say(describeOpen(open, sending, t))
    blocks.push(
      actions(
        button(t.pulse.refresh, 'pulse:refresh', teamId),
        closeButton(open, t),
        settingsButton(teamId, t),
      ),
    )
  } else {
    say(t.pulse.noneOpen)
    if (last) {
      say(t.pulse.lastResult(last.openedAt), context)
      for (const figures of describePulseFigures(last, voiceOf(t, reader))) say(figures)
    }
    blocks.push(
      actions(
        button(t.pulse.runNow, 'pulse:ask-run', teamId, { style: 'primary' }),
        settingsButton(teamId, t),
      ),
    )
  }
  return { text: texts.join('\n'), blocks }
}

function closeButton({ roundId }: PulseReport, t: Catalogue) {
  return {
    ...button(t.pulse.closeNow, 'pulse:close', roundId),
    confirm: asking(t.pulse.confirmClose, t.pulse.confirmCloseText, t.pulse.closeNow, t.common.cancel),
  }
}

/** Asked before a check-in is run by hand: what is sent cannot be taken back. */
export function renderRunQuestion(plan: PulseRunPlan, t: Catalogue): SlackMessage {
  const { teamId, team } = plan
  const title = t.pulse.runAsk(escapeText(team))
  const lines = describeRun(plan, t)
  return {
    text: [title, ...lines].join('\n'),
    blocks: [
      section(`*${title}*\n${lines.join('\n')}`),
      actions(
        button(t.pulse.runYes, 'pulse:run', teamId, { style: 'primary' }),
        button(t.common.cancel, 'pulse:refresh', teamId),
      ),
    ],
  }
}
