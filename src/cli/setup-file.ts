import { readFile } from 'node:fs/promises'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { OperatorError } from '../core/errors.ts'
import { languageSchema } from '../core/language.ts'
import { pulseSettingsSchema } from '../core/pulse/settings.ts'
import { validateCron } from '../core/schedule/cron.ts'
import { cronOfPlain } from '../core/schedule/plain-schedule.ts'
import { teamNameSchema, thresholdSchema, timeZoneSchema } from '../core/team/team-wish.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

const cronSchema = z.string().superRefine((expression, context) => {
  for (const { position, field, value, min, max } of validateCron(expression))
    context.addIssue({
      code: 'custom',
      message: field
        ? `field ${position} (${field}) cannot be "${value}": ${min}-${max}, *, ranges, lists and steps are allowed`
        : 'must be five fields that name a date which exists: minute hour day-of-month month weekday',
    })
})

const timeSchema = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'must be a time of day, like "09:00"')

const cronForm = z.strictObject({ cron: cronSchema })
const plainForm = z.strictObject({ days: z.array(z.enum(weekdays)).min(1), at: timeSchema })

/** A cron expression, or null for `off`. */
const scheduleSchema = z.union(
  [
    z.literal('off').transform(() => null),
    cronForm.transform(({ cron }) => cron),
    plainForm.transform(({ days, at }) => {
      const [hour, minute] = at.split(':').map(Number)
      return cronOfPlain({ days: days.map(day => weekdays.indexOf(day)), hour: hour!, minute: minute! })
    }),
  ],
  { error: issue => scheduleProblem(issue.input) },
)

const personSchema = z.string().trim().min(1)

const teamSchema = z.strictObject({
  name: teamNameSchema,
  language: languageSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  channel: z.string().min(1).nullable().optional(),
  threshold: thresholdSchema.optional(),
  pulse: pulseSettingsSchema.partial().optional(),
  managers: z.array(personSchema).min(1),
  members: z.union(
    [
      z.array(personSchema).min(1),
      z.strictObject({ channel: z.string().min(1) }),
      z.strictObject({ usergroup: z.string().min(1) }),
    ],
    { error: 'must be a list of people, {channel: ID} or {usergroup: ID}' },
  ),
  schedules: z
    .strictObject({
      pulse: scheduleSchema.optional(),
      summary: scheduleSchema.optional(),
      personal: scheduleSchema.optional(),
      digest: scheduleSchema.optional(),
    })
    .optional(),
})

const setupFileSchema = z.strictObject({
  workspace: z
    .strictObject({
      language: languageSchema.optional(),
      timeZone: timeZoneSchema.optional(),
      dailyLimit: z.int().min(1).max(1000).optional(),
      kudosChannel: z.string().min(1).nullable().optional(),
    })
    .optional(),
  admins: z.array(personSchema).optional(),
  teams: z
    .array(teamSchema)
    .default([])
    .superRefine((teams, context) => {
      teams.forEach(({ name }, index) => {
        if (teams.findIndex(team => team.name === name) < index)
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: 'is the name of an earlier team, too',
          })
      })
    }),
})

type SetupFile = z.infer<typeof setupFileSchema>
export type SetupTeam = SetupFile['teams'][number]

/** A setup file with the place of each value, for errors about what only the database knows. */
export interface ReadSetupFile {
  setup: SetupFile
  /** "file:line: path: message (value)" */
  describe(path: readonly PropertyKey[], message: string): string
}

/** @throws OperatorError with every problem as "file:line: path: message (value)". */
export async function readSetupFile(file: string): Promise<ReadSetupFile> {
  const text = await readFile(file, 'utf8').catch(cause => {
    throw new OperatorError(
      `${file} cannot be read: ${cause.code === 'ENOENT' ? 'no such file' : cause.message}`,
      'Give the path of a setup file; seeds/examples/teams.yaml is one to start from.',
      { cause },
    )
  })
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    throw invalid(
      document.errors.map(error => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message}`),
    )
  const describe = (path: readonly PropertyKey[], message: string) =>
    describeAt(file, document, lines, path, message)
  const parsed = setupFileSchema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { setup: parsed.data, describe }
  throw invalid(
    parsed.error.issues.flatMap(issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => describe([...issue.path, key], 'is not a known key'))
        : [describe(issue.path, issue.message)],
    ),
  )
}

export function invalid(problems: readonly string[]): OperatorError {
  return new OperatorError(
    problems.join('\n'),
    'Nothing was changed. seeds/examples/teams.yaml shows everything that such a file may hold.',
  )
}

function describeAt(
  file: string,
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
  message: string,
): string {
  const value = document.getIn(path)
  const shown = path.length === 0 || value === undefined || isNode(value) ? '' : ` (${JSON.stringify(value)})`
  const where = path.length > 0 ? `${path.map(String).join('.')}: ` : ''
  return `${file}:${lineOf(document, lines, path)}: ${where}${message}${shown}`
}

/** Of the nearest thing that is there, where the path leads to something missing. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** A union's own message says only that nothing fitted: say what is wrong with the form that was meant. */
function scheduleProblem(input: unknown): string {
  const forms = 'must be off, {cron: "0 9 * * 1"} or {days: [monday], at: "09:00"}'
  if (typeof input !== 'object' || input === null) return forms
  const form = 'cron' in input ? cronForm : 'days' in input ? plainForm : null
  const [issue] = form?.safeParse(input).error?.issues ?? []
  return issue ? `${issue.path.join('.')}: ${issue.message}` : forms
}
