import { type Command, Option } from 'commander'
import { scheduleKinds } from '../core/team/team.ts'
import {
  choicesText,
  countryOption,
  dayOffOption,
  daysOption,
  hoursOption,
  oneOf,
  usual,
  wholeOrUsual,
  zoneOption,
} from './schedule-options.ts'

const workspace = ['-w, --workspace <id>', 'which workspace, where there are several'] as const
const team = ['<team>', 'name or id of the team'] as const
const kind = ['[kind]', choicesText(scheduleKinds), oneOf(...scheduleKinds), 'pulse'] as const

/** `laurel schedule …`. Each command imports what it needs when it runs. */
export function addScheduleCommands(laurel: Command): void {
  const schedule = laurel
    .command('schedule')
    .description('when check-ins and summaries come: list, change, pause, and people’s days off')

  schedule
    .command('list')
    .description('list the schedules with their next five fire times, and what is left out and why')
    .option('--team <name>', 'of this team only')
    .option(...workspace)
    .option('--json', 'as JSON')
    .action(async options => {
      const { listSchedules } = await import('./schedule.ts')
      await listSchedules({ team: options.team, workspaceId: options.workspace, json: options.json ?? false })
    })

  schedule
    .command('set')
    .description('change a schedule; what is not named stays as it is, and an open round too')
    .argument(...team)
    .argument(...kind)
    .option('--cron <expression>', 'five fields, like "0 10 * * 2"')
    .option('--zone <zone>', 'the team’s IANA time zone', zoneOption)
    .option(
      '--mode <mode>',
      'zone: for all at once; local: at each person’s own time',
      oneOf('zone', 'local'),
    )
    .option(
      '--holidays <rule>',
      'skip, move (to the next working day), ignore or usual',
      oneOf('skip', 'move', 'ignore', 'usual'),
    )
    .option(
      '--country <code>',
      'whose holidays count: CN, DE …, none, or zone (that of the time zone)',
      countryOption,
    )
    .option(
      '--hours <from-to>',
      'working hours of members who set none: 09:00-17:30, 00:00-24:00, or usual',
      hoursOption,
    )
    .option('--days <days>', 'working days: mon-fri, or sun,mon,tue', daysOption)
    .option(
      '--open-hours <n>',
      'how long a round is open, or usual (until the next working day)',
      wholeOrUsual(1, 168),
    )
    .addOption(
      new Option('--reminders <n>', 'for those who have not answered').argParser(oneOf('0', '1', '2')),
    )
    .addOption(new Option('--on', 'turn it on').conflicts('off'))
    .option('--off', 'turn it off')
    .option('--dry-run', 'show the next five fire times and change nothing')
    .option(...workspace)
    .addHelpText(
      'after',
      `\nExample:\n  laurel schedule set "Design & Build" pulse --cron "30 9 * * 1-5" --mode local --dry-run`,
    )
    .action(async (name, which, options) => {
      const { setSchedule } = await import('./schedule.ts')
      const { cron, mode, holidays, openHours, reminders, on, off } = options
      await setSchedule({
        team: name,
        kind: which,
        workspaceId: options.workspace,
        schedule: named({
          cron,
          mode,
          holidays: orNull(holidays),
          openHours: orNull(openHours),
          reminders: reminders === undefined ? undefined : Number(reminders),
          enabled: on ? true : off ? false : undefined,
        }),
        hours: named({
          timeZone: options.zone,
          country: orNull(options.country),
          hours: orNull(options.hours),
          days: options.days,
        }),
        dryRun: options.dryRun ?? false,
      })
    })

  schedule
    .command('pause')
    .description('fire nothing and remind nobody, until a day or until it is resumed')
    .argument(...team)
    .argument(...kind)
    .option('--until <day>', 'first day on which it runs again, like 2026-12-24')
    .option(...workspace)
    .action(async (name, which, { until, workspace: workspaceId }) => {
      const { pauseCommand } = await import('./schedule.ts')
      await pauseCommand({ team: name, kind: which, workspaceId, until })
    })

  schedule
    .command('resume')
    .description('end a pause; what was missed is not made up for')
    .argument(...team)
    .argument(...kind)
    .option(...workspace)
    .action(async (name, which, { workspace: workspaceId }) => {
      const { resumeCommand } = await import('./schedule.ts')
      await resumeCommand({ team: name, kind: which, workspaceId })
    })

  schedule
    .command('skip-next')
    .description('leave out the next fire')
    .argument(...team)
    .argument(...kind)
    .option('--undo', 'have it take place after all')
    .option(...workspace)
    .action(async (name, which, { undo, workspace: workspaceId }) => {
      const { skipNextCommand } = await import('./schedule.ts')
      await skipNextCommand({ team: name, kind: which, workspaceId, undo: undo ?? false })
    })

  schedule
    .command('days-off')
    .description('show a person’s days off, add or remove some')
    .argument('<person>', 'platform id, e-mail address or name')
    .option('--add <days>', '2026-12-24, or 2026-12-24..2027-01-02', dayOffOption)
    .option('--remove <day>', 'the first day of what is to go', dayOffOption)
    .option(...workspace)
    .action(async (person, { add, remove, workspace: workspaceId }) => {
      const { daysOffCommand } = await import('./days-off.ts')
      await daysOffCommand({ person, workspaceId, add, remove })
    })
}

function orNull<T>(wish: T): Exclude<T, typeof usual> | null {
  return wish === usual ? null : (wish as Exclude<T, typeof usual>)
}

/** What was named: a key that is left out is not a change. */
function named<T extends object>(wish: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }
}
