import type { KnownBlock } from '@slack/types'
import type { Language } from '../../../core/language.ts'
import type { PulseOverview, PulseReport, TeamPulse } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  actions,
  button,
  context,
  cut,
  divider,
  escapeText,
  plain,
  type SlackMessage,
  section,
} from './element.ts'
import { renderPulseQuestion } from './pulse-question.ts'
import { pulseFigures } from './pulse-report.ts'

/** A message holds 50 blocks: a team takes up to six, a question four. */
const mostTeams = 5
const mostQuestions = 3

/** What `/pulse` shows: the questions that wait for the reader, and the teams that the reader manages. */
export function renderPulseOverview(
  { managed, waiting }: PulseOverview,
  t: Catalogue,
  language: Language,
  notice: string | null = null,
): SlackMessage {
  const parts: SlackMessage[] = []
  if (notice) parts.push({ text: notice, blocks: [section(notice)] })
  if (managed.length === 0 && waiting.length === 0)
    parts.push({ text: t.pulse.nothingOpen, blocks: [section(t.pulse.nothingOpen)] })
  parts.push(...waiting.slice(0, mostQuestions).map(question => renderPulseQuestion(question, t)))
  parts.push(...managed.slice(0, mostTeams).map(team => renderTeamPulse(team, t, language)))
  const [next] = managed.slice(mostTeams)
  if (next) {
    const more = t.pulse.more(managed.length - mostTeams, escapeText(next.team))
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
  { teamId, team, schedule, open, last }: TeamPulse,
  t: Catalogue,
  language: Language,
): SlackMessage {
  const plan = schedule ? t.pulse.scheduled(schedule.words, schedule.next) : t.pulse.notScheduled
  const title = `*${escapeText(team)}*\n${plan}`
  const blocks: KnownBlock[] = [section(title)]
  const texts = [title]
  const say = (text: string, block: (text: string) => KnownBlock = section) => {
    texts.push(text)
    blocks.push(block(text))
  }
  if (open) {
    say(t.pulse.openReport(escapeText(cut(open.question, 300))), context)
    say(
      `${t.pulse.openSince(open.openedAt, open.closesAt)} ${t.pulse.asked(open.invited)}\n${pulseFigures(open, t, language)}`,
    )
    if (open.result) {
      const more = open.invited - open.result.answered >= open.threshold
      say(more ? t.pulse.frozen(open.threshold) : t.pulse.frozenForGood, context)
    }
    blocks.push(actions(button(t.pulse.refresh, 'pulse:refresh', teamId), closeButton(open, t)))
  } else {
    const lastResult = last
      ? `\n${t.pulse.lastResult(last.openedAt)} ${escapeText(last.question)}\n${pulseFigures(last, t, language)}`
      : ''
    say(`${t.pulse.noneOpen}${lastResult}`)
    blocks.push(actions(button(t.pulse.runNow, 'pulse:run', teamId, { style: 'primary' })))
  }
  return { text: texts.join('\n'), blocks }
}

function closeButton({ roundId }: PulseReport, t: Catalogue) {
  return {
    ...button(t.pulse.closeNow, 'pulse:close', roundId),
    confirm: {
      title: plain(t.pulse.confirmClose, 100),
      text: plain(t.pulse.confirmCloseText, 300),
      confirm: plain(t.pulse.closeNow, 30),
      deny: plain(t.common.cancel, 30),
    },
  }
}
