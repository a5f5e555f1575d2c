import type { KnownBlock, ModalView } from '@slack/types'
import type { DeadLetters } from '../../../core/delivery/dead-letters.ts'
import { describeSchedule } from '../../../core/schedule/describe-schedule.ts'
import type { PlannedTimes } from '../../../core/schedule/planned-times.ts'
import type { Schedule, Team } from '../../../core/team/team.ts'
import type { WorkspaceSettings } from '../../../core/workspace.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { momentText } from '../../../i18n/formats.ts'
import {
  actions,
  button,
  context,
  cut,
  divider,
  escapeText as escaped,
  header,
  limits,
  plain,
  section,
} from './element.ts'
import type { Reader } from './setup-schedule.ts'
import { conversationSelect, languageInput, timeZoneInput } from './setup-team.ts'
import { undeliveredRow } from './setup-undelivered.ts'

/** A view holds 100 blocks. */
export const mostTeams = 60

export interface SetupHome {
  teams: Team[]
  /** Of the teams that are shown, by id. */
  planned: ReadonlyMap<string, PlannedTimes>
  settings: WorkspaceSettings
  /** Those named as Laurel admins. */
  adminIds: string[]
  undelivered: DeadLetters
  /** What was just done. */
  notice: string | null
}

/** Block ids of the settings, which are their action ids, too. */
export const homeBlocks = {
  admins: 'setup:admins',
  kudosChannel: 'setup:kudos-channel',
  dailyLimit: 'setup:daily-limit',
  language: 'setup:default-language',
  timeZone: 'setup:default-time-zone',
} as const

/** The modal that `/laurel setup` opens: teams and what holds for everybody. */
export function renderSetupHome(home: SetupHome, t: Catalogue, reader: Reader): ModalView {
  const { teams, settings, adminIds, notice, undelivered } = home
  const blocks: KnownBlock[] = [
    ...(notice ? [section(`:white_check_mark: ${notice}`)] : []),
    ...undeliveredRow(undelivered, t),
    header(t.setup.teams),
    ...(teams.length === 0 ? [section(t.setup.noTeams)] : []),
    ...teams.slice(0, mostTeams).map(team => teamRow(team, home.planned.get(team.id), t, reader)),
    ...(teams.length > mostTeams ? findTeam(teams.length, t) : []),
    actions(button(t.setup.newTeam, 'setup:new-team', 'new', teams.length === 0 ? { style: 'primary' } : {})),
    divider(),
    header(t.setup.workspace),
    {
      type: 'input',
      block_id: homeBlocks.admins,
      optional: true,
      label: plain(t.setup.admins),
      hint: plain(t.setup.adminsHint),
      element: {
        type: 'multi_users_select',
        action_id: homeBlocks.admins,
        ...(adminIds.length > 0 ? { initial_users: adminIds } : {}),
      },
    },
    {
      type: 'input',
      block_id: homeBlocks.kudosChannel,
      optional: true,
      label: plain(t.setup.kudosChannel),
      hint: plain(t.setup.kudosChannelHint),
      element: conversationSelect(homeBlocks.kudosChannel, settings.kudosChannel),
    },
    {
      type: 'input',
      block_id: homeBlocks.dailyLimit,
      label: plain(t.setup.dailyLimit),
      element: {
        type: 'number_input',
        action_id: homeBlocks.dailyLimit,
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '1000',
        initial_value: String(settings.dailyLimit),
      },
    },
    languageInput(homeBlocks.language, t.setup.defaultLanguage, settings.language, t),
    timeZoneInput(homeBlocks.timeZone, t.setup.defaultTimeZone, settings.timeZone, t, reader, false),
  ]
  return {
    type: 'modal',
    callback_id: 'setup:home',
    title: plain(t.setup.title, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks,
  }
}

function teamRow(team: Team, planned: PlannedTimes | undefined, t: Catalogue, reader: Reader): KnownBlock {
  const managers = t.common.list(team.managerIds.slice(0, 10).map(id => `<@${id}>`))
  const lines = [
    `*${escaped(team.name)}*`,
    t.setup.teamLine(team.memberIds.length, managers),
    ...team.schedules.map(schedule =>
      t.setup.scheduleLine[schedule.kind](scheduleWords(schedule, planned, t, reader)),
    ),
  ]
  return {
    ...section(lines.join('\n')),
    accessory: button(t.setup.edit, 'setup:edit-team', team.id, { label: t.setup.editLabel(team.name) }),
  }
}

function scheduleWords(
  schedule: Schedule,
  planned: PlannedTimes | undefined,
  t: Catalogue,
  { language, now }: Reader,
): string {
  const { cron, timeZone, enabled } = schedule
  if (!enabled) return t.setup.off
  const [next] = planned?.(schedule, 1) ?? []
  const words = describeSchedule(cron, language)
  return next ? t.setup.next(words, momentText(next, { timeZone, language }, now), timeZone) : words
}

function findTeam(all: number, t: Catalogue): KnownBlock[] {
  return [
    context(t.setup.moreTeams(mostTeams, all)),
    actions({
      type: 'external_select',
      action_id: 'setup:find-team',
      min_query_length: 0,
      placeholder: plain(t.setup.findTeam, 150),
    }),
  ]
}

/** A modal that only says something: saved, archived, still at it. */
export function renderSetupNotice(text: string, t: Catalogue): ModalView {
  return {
    type: 'modal',
    callback_id: 'setup:notice',
    title: plain(t.setup.title, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks: [section(cut(text, limits.sectionText))],
  }
}
