import type { Home, HomeContent, SummarySwitches } from '../../../core/home/home.ts'
import { timeZoneLabel } from '../../../core/team/time-zones.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { monthLines } from '../../../i18n/describe-months.ts'
import { personalText, teamSummaryText } from '../../../i18n/describe-summary-switches.ts'
import { dayText } from '../../../i18n/formats.ts'
import type { Reader } from './card-text.ts'
import { renderCompetencyProfile } from './competency-profile.ts'
import {
  type Action,
  actions,
  type Draft,
  type Element,
  execute,
  heading,
  note,
  row,
  text,
} from './element.ts'
import { renderFeedbackList } from './feedback-list.ts'
import { renderAdminPage } from './home-admin.ts'
import { renderHomePrivacy } from './home-privacy.ts'
import { renderIdentity } from './identity.ts'
import { nameText } from './summary-text.ts'
import { renderTurns } from './turns.ts'

/** Teams shows six buttons in a row and hides the rest. */
const inARow = 6

type Content<Page extends HomeContent['page']> = Extract<HomeContent, { page: Page }>
type At = Reader & { now: Date }

/** One page of a person's own place: the other pages on top, what was just done, and what it says. */
export function renderHome(view: Home, said: string | null, t: Catalogue, at: At): Draft {
  const { content } = view
  const tabs = view.pages.map(page =>
    execute(t.home.pages[page], 'home:page', { page }, page === content.page ? { style: 'positive' } : {}),
  )
  return {
    summary: t.home.pages[content.page],
    body: [
      heading(t.help.homeTitle),
      actions(...tabs),
      ...(said ? [text(said, { color: 'good' })] : []),
      ...contentOf(view, t, at),
    ],
  }
}

function contentOf(view: Home, t: Catalogue, at: At): Element[] {
  const { content } = view
  switch (content.page) {
    case 'start':
      return start(view, content, t)
    case 'me': {
      const report = execute(t.report.open, 'report:evidence', { person: view.personId })
      return [
        ...(view.hasReports ? [actions(report)] : []),
        ...renderCompetencyProfile(content.profile, t, at).body,
        ...trend(content, t, at),
      ]
    }
    case 'feedback':
      return renderFeedbackList(content.list, t, at, { verb: 'home:page', page: 'feedback' }).body
    case 'team':
      return team(view, content, t, at)
    case 'settings':
      return settings(view, content, t, at)
    case 'admin':
      return renderAdminPage(content, t, at, view.hasReports)
  }
}

function start(
  { name }: Home,
  { role, hasTeams, checkInWaits, openRequests }: Content<'start'>,
  t: Catalogue,
): Element[] {
  const waits = [
    ...(checkInWaits
      ? [
          text(t.home.checkInWaits),
          actions(execute(t.home.answer, 'pulse:refresh', {}, { style: 'positive' })),
        ]
      : []),
    ...(openRequests > 0
      ? [
          text(t.home.openRequests(openRequests)),
          actions(execute(t.home.pages.feedback, 'home:page', { page: 'feedback' })),
        ]
      : []),
  ]
  return [
    text(t.help.greeting(nameText(name))),
    actions(
      execute(t.help.giveKudos, 'giving:open', {}, { style: 'positive' }),
      execute(t.home.giveFeedback, 'feedback:open'),
      execute(t.home.askFeedback, 'feedback:open-request'),
    ),
    ...(waits.length > 0 ? waits : [note(t.home.nothingWaits)]),
    ...(hasTeams ? [] : [text(t.help.noTeams)]),
    ...t.teams.help(role).map(line => text(line)),
  ]
}

function trend({ trend }: Content<'me'>, t: Catalogue, at: At): Element[] {
  const lines = monthLines(trend, at, t, nameText)
  if (lines.length === 0) return []
  return [
    text(`*${t.home.trend}*`, { separator: true }),
    ...lines.map(line => text(line)),
    note(t.home.trendNote),
  ]
}

/** One's own monthly summary, and those of the teams that one manages: each on or off. */
function summaries({ personal, teams }: SummarySwitches, t: Catalogue): Element[] {
  const state = (isOn: boolean) => (isOn ? 'on' : 'off')
  // What the press makes of it: pressed twice, it changes nothing back.
  const turn = (isOn: boolean) => (isOn ? 'off' : 'on')
  const line = (words: string, title: string, data: Record<string, string>) =>
    row([text(words)], [actions(execute(title, 'home:summary', data))])
  return [
    text(`*${t.home.summaries}*`, { separator: true }),
    line(personalText(personal, t), t.home.personalSwitch[state(personal.isOn)], { to: turn(personal.isOn) }),
    ...teams.items.map(({ id, name, isOn, plan }) =>
      line(teamSummaryText({ name: nameText(name), isOn, plan }, t), t.home.teamSummarySwitch[state(isOn)], {
        team: id,
        to: turn(isOn),
      }),
    ),
    ...renderTurns({ verb: 'home:page', page: 'settings' }, 'summaries', teams, t),
  ]
}

function team(view: Home, { teams, reports }: Content<'team'>, t: Catalogue, at: At): Element[] {
  const teamReports = teams.items.map(({ id, name }) =>
    execute(t.home.teamReport(nameText(name)), 'report:team', { team: id }),
  )
  const otherReports = renderTurns({ verb: 'home:page', page: 'team' }, 'own-teams', teams, t)
  return [
    text(t.home.teamIntro),
    ...(view.hasReports ? [...rows(teamReports), ...otherReports] : []),
    ...(reports.total === 0 ? [text(t.home.nobody)] : []),
    ...reports.items.flatMap(({ personId, competencies, lastByReader }): Element[] => {
      const seen = competencies.map(({ name }) => nameText(name))
      const words = seen.length > 0 ? t.home.seen(t.common.list(seen)) : t.home.nothingSeen
      const mine = lastByReader ? t.home.lastByYou(dayText(lastByReader, at)) : t.home.neverByYou
      const evidence = execute(t.home.evidence, 'report:evidence', { person: personId })
      return [
        text(`<@${personId}>\n${words}`, { separator: true }),
        note(mine),
        actions(
          execute(t.help.giveKudos, 'giving:open', { person: personId }),
          ...(view.hasReports ? [evidence] : []),
        ),
      ]
    }),
    ...renderTurns({ verb: 'home:page', page: 'team' }, 'reports', reports, t),
  ]
}

function rows(buttons: readonly Action[]): Element[] {
  const sets: Element[] = []
  for (let at = 0; at < buttons.length; at += inARow) sets.push(actions(...buttons.slice(at, at + inARow)))
  return sets
}

function settings(
  view: Home,
  { language, timeZone, requests, identity, summaries: switches }: Content<'settings'>,
  t: Catalogue,
  { now }: At,
): Element[] {
  return [
    text(`*${t.home.language}*\n${t.home.languageIs}`),
    actions(execute(t.help.otherLanguage, 'home:language')),
    text(
      `*${t.hours.mine.open}*\n${t.home.timeZone(timeZoneLabel(timeZone, language, now))}\n${t.home.hoursExplained}`,
      { separator: true },
    ),
    actions(execute(t.hours.mine.open, 'hours:open')),
    ...summaries(switches, t),
    ...(view.hasReports
      ? [
          text(`*${t.home.links}*\n${t.home.linksExplained}`, { separator: true }),
          actions(execute(t.report.revoke, 'report:revoke')),
        ]
      : []),
    ...(identity
      ? [text(`*${t.identity.title}*`, { separator: true }), ...renderIdentity(identity, t).body]
      : []),
    ...renderHomePrivacy(requests, t),
  ]
}
