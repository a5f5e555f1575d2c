import type { KnownBlock } from '@slack/types'
import type { HomeContent } from '../../../core/home/home.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { when } from '../../../i18n/wording.ts'
import { actions, button, divider, escapeText, section } from './element.ts'
import { renderOpenPrivacy } from './home-privacy.ts'
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
      `${t.home.teamLine(nameText(team.name), team.members)} · ${team.schedules.length > 0 ? team.schedules.map(escapeText).join('; ') : t.home.noSchedules}`,
  )
  return [
    section(`*${t.privacy.openTitle}*`),
    ...renderOpenPrivacy(requests.items, t, reader, hasReports),
    ...renderTurns('admin:requests', requests, t),
    divider(),
    section(`*${t.home.undelivered}*`),
    ...(undelivered.total === 0 ? [section(t.home.everythingDelivered)] : []),
    ...undelivered.items.map(({ id, kind, conversation, error, createdAt }) => ({
      ...section(
        t.home.undeliveredLine(
          kind,
          placeText(conversation),
          escapeText(error ?? '?'),
          when(createdAt, reader.language),
        ),
      ),
      accessory: button(t.home.retry, 'home:retry', id),
    })),
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

function placeText(conversation: string): string {
  return /^[UW]/.test(conversation) ? `<@${conversation}>` : `<#${conversation}>`
}

/** Ten lines of names and schedules fit into a section. */
function chunks(lines: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let at = 0; at < lines.length; at += 10) parts.push(lines.slice(at, at + 10))
  return parts
}
