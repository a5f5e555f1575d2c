import type { KnownBlock } from '@slack/types'
import type { Home, HomeContent, SummarySwitches } from '../../../core/home/home.ts'
import { timeZoneLabel } from '../../../core/team/time-zones.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { monthLines } from '../../../i18n/describe-months.ts'
import { personalText, teamSummaryText } from '../../../i18n/describe-summary-switches.ts'
import { dayText, type Reader } from '../../../i18n/formats.ts'
import { renderCompetencyProfile } from './competency-profile.ts'
import { actions, button, context, cut, divider, header, limits, section } from './element.ts'
import { renderFeedbackList } from './feedback-list.ts'
import { renderAdminPage } from './home-admin.ts'
import { renderHomePrivacy } from './home-privacy.ts'
import { renderIdentity } from './identity.ts'
import { hoursButton } from './my-hours.ts'
import { nameText } from './summary-text.ts'
import { renderTurns } from './turns.ts'

/** A view holds 100 blocks. */
const mostBlocks = 100

type Content<Page extends HomeContent['page']> = Extract<HomeContent, { page: Page }>
type At = Reader & { now: Date }

/** One page of App Home: where one is, what it says, and the other pages on top. */
export function renderHome(view: Home, t: Catalogue, at: At): KnownBlock[] {
  const { content } = view
  const tabs = view.pages.map(page =>
    button(t.home.pages[page], `home:page:${page}`, '0', page === content.page ? { style: 'primary' } : {}),
  )
  return [header(t.help.homeTitle), actions(...tabs), divider(), ...contentOf(view, t, at)].slice(
    0,
    mostBlocks,
  )
}

function contentOf(view: Home, t: Catalogue, at: At): KnownBlock[] {
  const { content } = view
  switch (content.page) {
    case 'start':
      return start(view, content, t)
    case 'me': {
      const report = view.hasReports ? [actions(button(t.report.open, 'report:evidence', view.personId))] : []
      return [...report, ...renderCompetencyProfile(content.profile, t, at).blocks, ...trend(content, t, at)]
    }
    case 'feedback':
      return renderFeedbackList(content.list, t, at).blocks
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
): KnownBlock[] {
  const waits = [
    ...(checkInWaits
      ? [
          section(t.home.checkInWaits),
          actions(button(t.home.answer, 'home:answer', 'check-in', { style: 'primary' })),
        ]
      : []),
    ...(openRequests > 0
      ? [
          section(t.home.openRequests(openRequests)),
          actions(button(t.home.pages.feedback, 'home:page:feedback:asked', '0')),
        ]
      : []),
  ]
  return [
    section(t.help.greeting(nameText(name))),
    actions(
      button(t.help.giveKudos, 'giving:open', 'nobody', { style: 'primary' }),
      button(t.home.giveFeedback, 'feedback:open', 'nobody'),
      button(t.home.askFeedback, 'feedback:open-request', 'nobody'),
    ),
    ...(waits.length > 0 ? waits : [context(t.home.nothingWaits)]),
    ...(hasTeams ? [] : [section(t.help.noTeams)]),
    divider(),
    ...t.help.lines(role).map(section),
  ]
}

function trend({ trend }: Content<'me'>, t: Catalogue, at: At): KnownBlock[] {
  const lines = monthLines(trend, at, t, nameText)
  if (lines.length === 0) return []
  return [divider(), section([`*${t.home.trend}*`, ...lines].join('\n')), context(t.home.trendNote)]
}

/** One's own monthly summary, and those of the teams that one manages: each on or off. */
function summaries({ personal, teams }: SummarySwitches, t: Catalogue): KnownBlock[] {
  const state = (isOn: boolean) => (isOn ? 'on' : 'off')
  // The value is what the press makes of it, so that one that Slack sends twice changes nothing back.
  const turn = (isOn: boolean) => (isOn ? 'off' : 'on')
  return [
    section(`*${t.home.summaries}*`),
    {
      ...section(personalText(personal, t)),
      accessory: button(
        t.home.personalSwitch[state(personal.isOn)],
        'home:summary:personal',
        turn(personal.isOn),
      ),
    },
    ...teams.items.map(({ id, name, isOn, plan }) => ({
      ...section(teamSummaryText({ name: nameText(name), isOn, plan }, t)),
      accessory: button(t.home.teamSummarySwitch[state(isOn)], 'home:summary:team', `${turn(isOn)}:${id}`),
    })),
    ...renderTurns('settings:summaries', teams, t),
  ]
}

function team(view: Home, { teams, reports }: Content<'team'>, t: Catalogue, at: At): KnownBlock[] {
  const teamReports = view.hasReports
    ? [
        actions(
          ...teams.items.map(({ id, name }) => ({
            ...button(cut(t.home.teamReport(name), limits.buttonText), 'report:team', id),
            // Slack wants each action of a block to have an id of its own.
            action_id: `report:team:${id}`,
          })),
        ),
        ...renderTurns('team:own-teams', teams, t),
      ]
    : []
  return [
    section(t.home.teamIntro),
    ...teamReports,
    ...(reports.total === 0 ? [section(t.home.nobody)] : []),
    ...reports.items.flatMap(({ personId, competencies, lastByReader }): KnownBlock[] => {
      const seen = competencies.map(({ name }) => nameText(name))
      const words = seen.length > 0 ? t.home.seen(t.common.list(seen)) : t.home.nothingSeen
      const mine = lastByReader ? t.home.lastByYou(dayText(lastByReader, at)) : t.home.neverByYou
      return [
        section(`*<@${personId}>*\n${words}\n_${mine}_`),
        actions(
          { ...button(t.help.giveKudos, 'giving:open', personId), action_id: 'giving:open' },
          ...(view.hasReports ? [button(t.home.evidence, 'report:evidence', personId)] : []),
        ),
      ]
    }),
    ...renderTurns('team:reports', reports, t),
  ]
}

function settings(
  view: Home,
  { language, timeZone, requests, identity, summaries: switches }: Content<'settings'>,
  t: Catalogue,
  { now }: At,
): KnownBlock[] {
  return [
    section(`*${t.home.language}*\n${t.home.languageIs}`),
    actions(button(t.help.otherLanguage, 'home:language', 'switch')),
    section(
      `*${t.hours.mine.open}*\n${t.home.timeZone(timeZoneLabel(timeZone, language, now))}\n${t.home.hoursExplained}`,
    ),
    actions(hoursButton(t)),
    ...summaries(switches, t),
    ...(view.hasReports
      ? [
          section(`*${t.home.links}*\n${t.home.linksExplained}`),
          actions(button(t.report.revoke, 'report:revoke', 'all')),
        ]
      : []),
    ...(identity ? [section(`*${t.identity.title}*`), ...renderIdentity(identity, t).blocks] : []),
    ...renderHomePrivacy(requests, t),
  ]
}
