import type { ChannelAddress } from '../../../core/address.ts'
import type { DeadLetters } from '../../../core/delivery/dead-letters.ts'
import { type Language, languages } from '../../../core/language.ts'
import type { Person } from '../../../core/person.ts'
import { mostQuestions, pulseModes } from '../../../core/pulse/settings.ts'
import { describeSchedule } from '../../../core/schedule/describe-schedule.ts'
import { nextFireTimes } from '../../../core/schedule/fire-times.ts'
import type { PlannedTimes } from '../../../core/schedule/planned-times.ts'
import type { Schedule, ScheduleKind, Team } from '../../../core/team/team.ts'
import type { PulseForm, TeamForm } from '../../../core/team/team-form.ts'
import type { WorkspaceSettings } from '../../../core/workspace.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { momentText } from '../../../i18n/formats.ts'
import { escapeText } from './card-text.ts'
import {
  actions,
  type ChoiceInput,
  type Draft,
  type Element,
  execute,
  heading,
  note,
  row,
  text,
} from './element.ts'
import { channelInput, peopleInput } from './kudos-form.ts'
import { choices, scheduleInputs, timeZoneChoices } from './schedule-inputs.ts'
import { undeliveredRow } from './setup-undelivered.ts'

/** Of one page. */
export const mostTeams = 20

/** What both setup cards show beside their own. */
export interface SetupWorld {
  channels: ChannelAddress[]
  colleagues: Person[]
  now: Date
  language: Language
}

/** What the card of a team shows beside its own. */
export interface TeamWorld extends SetupWorld {
  planned: PlannedTimes
}

export interface SetupHome {
  /** A page of them; `total` are all. */
  teams: Team[]
  offset: number
  total: number
  /** Of the teams that are shown, by id. */
  planned: ReadonlyMap<string, PlannedTimes>
  settings: WorkspaceSettings
  admins: Person[]
  /** Those whom nothing reaches, and how many they are. */
  unreachable: { personIds: string[]; total: number }
  undelivered: DeadLetters
  /** What was just done, or what is wrong. */
  said: { words: string; isProblem: boolean } | null
}

/** What `setup` shows: teams, those whom Laurel cannot reach, and what holds for everybody. */
export function renderSetupHome(home: SetupHome, world: SetupWorld, t: Catalogue): Draft {
  const { teams, settings, admins, unreachable, said } = home
  const body: Element[] = [
    heading(t.setup.title),
    ...(said ? [text(said.words, { color: said.isProblem ? 'warning' : 'good' })] : []),
    ...(unreachable.total > 0 ? [text(unreachableText(unreachable, t), { color: 'warning' })] : []),
    ...undeliveredRow(home.undelivered, t),
    text(`*${t.setup.teams}*`),
    ...(teams.length === 0 ? [text(t.setup.noTeams)] : []),
    ...teams.map(team => teamRow(team, home.planned.get(team.id), world, t)),
    ...pageTurns(home, t),
    actions(execute(t.setup.newTeam, 'setup:new-team', {}, { associatedInputs: 'none' })),
    text(`*${t.setup.workspace}*`, { separator: true }),
    peopleInput('admins', t.setup.admins, admins, world.colleagues, t, { isRequired: false }),
    note(t.teams.adminsHint),
    channelInput('kudosChannel', t.setup.kudosChannel, world.channels, settings.kudosChannel),
    ...(world.channels.length === 0 ? [note(t.teams.noChannels)] : []),
    {
      type: 'Input.Number',
      id: 'dailyLimit',
      label: t.setup.dailyLimit,
      min: 1,
      max: 1000,
      value: settings.dailyLimit,
    },
    languageInput(t.setup.defaultLanguage, settings.language, t),
    timeZoneInput(t.setup.defaultTimeZone, settings.timeZone, world),
    actions(execute(t.common.save, 'setup:save-settings', {}, { style: 'positive' })),
  ]
  return { summary: t.setup.title, body }
}

function pageTurns({ teams, offset, total }: SetupHome, t: Catalogue): Element[] {
  if (total <= teams.length) return []
  const last = offset + teams.length
  const turn = (title: string, to: number) =>
    execute(title, 'setup:open', { offset: to }, { associatedInputs: 'none' })
  return [
    note(t.teams.teamsShown(offset + 1, last, total)),
    actions(
      ...(offset > 0 ? [turn(t.home.earlier, Math.max(0, offset - mostTeams))] : []),
      ...(last < total ? [turn(t.home.later, last)] : []),
    ),
  ]
}

function unreachableText({ personIds, total }: SetupHome['unreachable'], t: Catalogue): string {
  const people = personIds.map(id => `<@${id}>`)
  const more = total > people.length ? [t.teams.morePeople(total - people.length)] : []
  return t.teams.unreachable(t.common.list([...people, ...more]))
}

function teamRow(team: Team, planned: PlannedTimes | undefined, world: SetupWorld, t: Catalogue): Element {
  const managers = t.common.list(team.managerIds.slice(0, 10).map(id => `<@${id}>`))
  const lines = [
    `*${escapeText(team.name)}*`,
    t.setup.teamLine(team.memberIds.length, managers),
    ...team.schedules.map(schedule =>
      t.setup.scheduleLine[schedule.kind](scheduleWords(schedule, planned, world, t)),
    ),
  ]
  const edit = execute(t.setup.edit, 'setup:edit-team', { team: team.id }, { associatedInputs: 'none' })
  return row(
    [text(lines.join('\n'))],
    [actions({ ...edit, tooltip: t.setup.editLabel(escapeText(team.name)) })],
  )
}

function scheduleWords(
  schedule: Schedule,
  planned: PlannedTimes | undefined,
  { language, now }: Pick<SetupWorld, 'language' | 'now'>,
  t: Catalogue,
): string {
  const { cron, timeZone, enabled } = schedule
  if (!enabled) return t.setup.off
  const [next] = planned?.(schedule, 1) ?? []
  const words = describeSchedule(cron, language)
  return next ? t.setup.next(words, momentText(next, { timeZone, language }, now), timeZone) : words
}

/** The card that creates or changes a team. */
export function renderSetupTeam(form: TeamForm, problems: string[], world: TeamWorld, t: Catalogue): Draft {
  const title = form.isNew ? t.setup.newTeamTitle : t.setup.teamTitle
  const named = (ids: readonly string[]) => world.colleagues.filter(({ id }) => ids.includes(id))
  const body: Element[] = [
    heading(title),
    ...problems.map(problem => text(problem, { color: 'warning' })),
    {
      type: 'Input.Text',
      id: 'name',
      label: t.setup.name,
      maxLength: 75,
      ...(form.name ? { value: form.name } : {}),
    },
    choices(
      'sourceKind',
      t.setup.sourceKind,
      [
        { title: t.setup.sources.channel, value: 'channel' },
        { title: t.setup.sources.people, value: 'people' },
      ],
      form.sourceKind,
      'expanded',
    ),
    channelInput('sourceChannel', t.setup.sourceChannel, world.channels, form.sourceChannel),
    note(t.teams.membersFrom),
    peopleInput('people', t.setup.sourcePeople, named(form.people), world.colleagues, t, {
      isRequired: false,
    }),
    peopleInput('managers', t.setup.managers, named(form.managerIds), world.colleagues, t, {
      isRequired: false,
    }),
    note(t.setup.managersHint),
    languageInput(t.setup.language, form.language, t),
    timeZoneInput(t.setup.timeZone, form.timeZone, world),
    channelInput('channel', t.setup.channel, world.channels, form.channel),
    ...plannedInputs('pulse', form, world, t),
    { type: 'Input.Text', id: 'threshold', label: t.setup.threshold, maxLength: 3, value: form.threshold },
    note(t.setup.thresholdHint),
    ...pulseInputs(form.pulse, t),
    ...(['summary', 'personal', 'digest'] as const).flatMap(kind => plannedInputs(kind, form, world, t)),
    actions(
      execute(t.common.save, 'setup:save-team', { team: form.teamId }, { style: 'positive' }),
      execute(t.setup.back, 'setup:open', {}, { associatedInputs: 'none' }),
      ...(form.isNew
        ? []
        : [
            execute(
              t.setup.refresh,
              'setup:refresh-members',
              { team: form.teamId },
              { associatedInputs: 'none' },
            ),
            execute(
              t.setup.archive,
              'setup:ask-archive',
              { team: form.teamId },
              { associatedInputs: 'none', mode: 'secondary' },
            ),
          ]),
    ),
  ]
  return { summary: title, body }
}

function pulseInputs(form: PulseForm, t: Catalogue): Element[] {
  const counts = Array.from({ length: mostQuestions }, (_, index) => String(index + 1))
  const modes = pulseModes.map(mode => ({ title: t.setup.pulse.modes[mode], value: mode }))
  return [
    choices(
      'pulseQuestions',
      t.setup.pulse.questions,
      counts.map(count => ({ title: count, value: count })),
      String(form.questions),
      'compact',
    ),
    choices('pulseIdentity', t.setup.pulse.mode, modes, form.mode, 'compact'),
    note(t.setup.pulse.modeHint),
    {
      type: 'Input.Text',
      id: 'commentThreshold',
      label: t.setup.pulse.commentThreshold,
      maxLength: 3,
      value: form.commentThreshold,
    },
    note(t.setup.pulse.commentThresholdHint),
    {
      type: 'Input.Toggle',
      id: 'pulseReport',
      label: t.setup.pulse.report,
      title: t.setup.pulse.reportToChannel,
      value: String(form.reportToChannel),
    },
  ]
}

function plannedInputs(kind: ScheduleKind, form: TeamForm, world: TeamWorld, t: Catalogue): Element[] {
  return [
    ...scheduleInputs(kind, t.setup.schedules[kind], form.schedules[kind], t, world.language),
    ...preview(kind, form, world, t),
  ]
}

/** What the schedule says and when it fires next, as it is stored. */
function preview(
  kind: ScheduleKind,
  form: TeamForm,
  { now, language, planned }: TeamWorld,
  t: Catalogue,
): Element[] {
  const { mode, cron } = form.schedules[kind]
  if (form.isNew || mode === 'off') return []
  try {
    const { timeZone } = form
    if (nextFireTimes(cron, timeZone, now, 1).length === 0) return [note(t.setup.firesNever)]
    const times = planned({ kind, cron, timeZone }, 3)
    // It is paused, or falls on holidays only.
    if (times.length === 0) return [note(`*${describeSchedule(cron, language)}* · \`${cron}\``)]
    const shown = times.map(time => momentText(time, { timeZone, language }, now)).join(' · ')
    return [note(t.setup.fires(describeSchedule(cron, language), cron, shown, form.timeZone))]
  } catch {
    // What is wrong with it is said on top.
    return []
  }
}

export function renderArchiveQuestion(team: Pick<Team, 'id' | 'name'>, t: Catalogue): Draft {
  const question = t.setup.archiveAsk(escapeText(team.name))
  return {
    summary: question,
    body: [
      heading(question),
      text(t.setup.archiveWarning),
      actions(
        execute(t.setup.archiveYes, 'setup:archive-team', { team: team.id }, { style: 'destructive' }),
        execute(t.setup.archiveNo, 'setup:open'),
      ),
    ],
  }
}

function languageInput(label: string, chosen: Language, t: Catalogue): ChoiceInput {
  const options = languages.map(language => ({ title: t.setup.languages[language], value: language }))
  return choices('language', label, options, chosen, 'compact')
}

function timeZoneInput(label: string, chosen: string, { language, now }: SetupWorld): ChoiceInput {
  return choices('timeZone', label, timeZoneChoices(chosen, language, now), chosen, 'filtered')
}
