import type { HomeContent } from '../../../core/home/home.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText, type Reader } from './card-text.ts'
import { actions, type Element, execute, text } from './element.ts'
import { renderOpenPrivacy } from './home-privacy.ts'
import { nameText } from './summary-text.ts'

/** Privacy requests, framework and teams, and the way to the setup: for admins. */
export function renderAdminPage(
  { teams, framework, requests }: Extract<HomeContent, { page: 'admin' }>,
  t: Catalogue,
  reader: Reader,
): Element[] {
  const { name, version, competencies, indicators } = framework
  const teamLines = teams.map(({ name, members, schedules }) => {
    const when = schedules.length > 0 ? schedules.map(escapeText).join('; ') : t.home.noSchedules
    return text(`${t.home.teamLine(nameText(name), members)} · ${when}`)
  })
  return [
    text(`*${t.privacy.openTitle}*`),
    ...renderOpenPrivacy(requests, t, reader),
    text(
      `*${t.home.framework}*\n${t.home.frameworkLine(nameText(name), version, competencies, indicators)}`,
      {
        separator: true,
      },
    ),
    text(`*${t.home.teams}*`, { separator: true }),
    ...(teamLines.length === 0 ? [text(t.setup.noTeams)] : teamLines),
    actions(execute(t.setup.title, 'setup:open', {}, { style: 'positive' })),
  ]
}
