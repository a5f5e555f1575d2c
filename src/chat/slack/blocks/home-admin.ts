import type { KnownBlock } from '@slack/types'
import type { HomeContent } from '../../../core/home/home.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleWords } from '../../../i18n/describe-schedule-words.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { actions, button, divider, escapeText, section } from './element.ts'
import { renderOpenPrivacy } from './home-privacy.ts'
import { givenUpRow } from './setup-undelivered.ts'
import { nameText } from './summary-text.ts'
import { renderTurns } from './turns.ts'

/** Teams, framework, what could not be delivered, and privacy requests: for admins. */
export function renderAdminPage(
  { teams, framework, undelivered, requests }: Extract<HomeContent, { page: 'admin' }>,
  t: Catalogue,
  reader: Reader,
  hasReports: boolean,
): KnownBlock[] {
  const { name, version, competencies, indicators } = framework
  const teamLines = teams.items.map(
    team =>
      `${t.home.teamLine(nameText(team.name), team.members)} · ${team.schedules.length > 0 ? t.common.clauses(team.schedules.map(({ kind, ...plan }) => t.setup.scheduleLine[kind](escapeText(describeScheduleWords(plan, 'theirs', t))))) : t.home.noSchedules}`,
  )
  return [
    section(`*${t.privacy.openTitle}*`),
    ...renderOpenPrivacy(requests.items, t, reader, hasReports),
    ...renderTurns('admin:requests', requests, t),
    divider(),
    section(`*${t.home.undelivered}*`),
    ...(undelivered.total === 0 ? [section(t.undelivered.none)] : []),
    ...undelivered.items.map(item => givenUpRow(item, 'home:retry', t, reader)),
    ...renderTurns('admin:undelivered', undelivered, t),
    divider(),
    section(
      `*${t.home.framework}*\n${t.home.frameworkLine(nameText(name), version, competencies, indicators)}`,
    ),
    section(`*${t.home.teams}*`),
    ...(teamLines.length === 0
      ? [section(t.setup.noTeams)]
      : chunks(teamLines).map(lines => section(lines.join('\n')))),
    ...renderTurns('admin:teams', teams, t),
    actions(button(t.setup.title, 'setup:open', 'open', { style: 'primary' })),
  ]
}

/** What a section holds, with room for what is escaped. */
const sectionLength = 2500

/** Names and schedules by as many lines as fit into a section. */
function chunks(lines: readonly string[]): string[][] {
  const parts: string[][] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (last && [...last, line].join('\n').length <= sectionLength) last.push(line)
    else parts.push([line])
  }
  return parts
}
