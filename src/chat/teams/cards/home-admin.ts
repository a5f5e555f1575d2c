import type { HomeContent } from '../../../core/home/home.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleWords } from '../../../i18n/describe-schedule-words.ts'
import { escapeText, type Reader } from './card-text.ts'
import { actions, type Element, execute, text } from './element.ts'
import { renderOpenPrivacy } from './home-privacy.ts'
import { givenUpRow } from './setup-undelivered.ts'
import { nameText } from './summary-text.ts'
import { renderTurns } from './turns.ts'

const place = { verb: 'home:page', page: 'admin' }

/** Privacy requests, what could not be delivered, framework and teams, and the way to the setup: for admins. */
export function renderAdminPage(
  { teams, framework, undelivered, requests }: Extract<HomeContent, { page: 'admin' }>,
  t: Catalogue,
  reader: Reader,
  hasReports: boolean,
): Element[] {
  const { name, version, competencies, indicators } = framework
  const teamLines = teams.items.map(({ name, members, schedules }) => {
    const fires =
      schedules.length > 0
        ? t.common.clauses(
            schedules.map(({ kind, ...plan }) =>
              t.setup.scheduleLine[kind](escapeText(describeScheduleWords(plan, 'theirs', t))),
            ),
          )
        : t.home.noSchedules
    return text(`${t.home.teamLine(nameText(name), members)} · ${fires}`)
  })
  return [
    text(`*${t.privacy.openTitle}*`),
    ...renderOpenPrivacy(requests.items, t, reader, hasReports),
    ...renderTurns(place, 'requests', requests, t),
    text(`*${t.home.undelivered}*`, { separator: true }),
    ...(undelivered.total === 0 ? [text(t.undelivered.none)] : []),
    ...undelivered.items.map(item => givenUpRow(item, 'home:retry', t, reader)),
    ...renderTurns(place, 'undelivered', undelivered, t),
    text(
      `*${t.home.framework}*\n${t.home.frameworkLine(nameText(name), version, competencies, indicators)}`,
      { separator: true },
    ),
    text(`*${t.home.teams}*`, { separator: true }),
    ...(teamLines.length === 0 ? [text(t.setup.noTeams)] : teamLines),
    ...renderTurns(place, 'teams', teams, t),
    actions(execute(t.setup.title, 'setup:open', {}, { style: 'positive' })),
  ]
}
