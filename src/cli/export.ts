import { writeFile } from 'node:fs/promises'
import { makeEvidenceReport } from '../app/make-evidence-report.ts'
import { systemClock } from '../clock.ts'
import { OperatorError } from '../core/errors.ts'
import { type Language, languages } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { isDay } from '../core/report/report-days.ts'
import { evidenceCsv, evidenceJson } from '../web/evidence-files.ts'
import { evidencePage } from '../web/evidence-page.ts'
import { openChat } from './directory.ts'
import { personOf } from './person.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

const writers = {
  html: (report: Parameters<typeof evidenceJson>[0]) => evidencePage(report, null).markup,
  csv: evidenceCsv,
  json: evidenceJson,
}

export interface ExportOptions {
  workspaceId: string | undefined
  /** Who reads it: the person, unless one of their managers is named. */
  reader: string | undefined
  from: string | undefined
  to: string | undefined
  format: string
  language: string | undefined
  output: string | undefined
  everything?: boolean
}

/** `laurel export PERSON`: what colleagues saw somebody do, as that person or one of their managers may see it. */
export async function exportCommand(reference: string, options: ExportOptions): Promise<void> {
  const write = writers[options.format as keyof typeof writers]
  if (options.everything && options.reader !== undefined)
    throw new OperatorError('--everything is for the person alone.', 'Leave out --as, or --everything.')
  if (!write) throw new OperatorError(`There is no format "${options.format}".`, 'Choose html, csv or json.')
  const days = daysOf(options)
  const language = languageOf(options.language)
  await withDatabase(async (opened, config) => {
    const { database } = opened
    const { id: workspaceId } = await chooseWorkspace(database, options.workspaceId)
    const personId = await personOf(opened, workspaceId, reference)
    const readerId =
      options.reader === undefined ? personId : await personOf(opened, workspaceId, options.reader)
    if (options.everything) {
      const data = await database.personalData.of(workspaceId, personId)
      return put(`${JSON.stringify(data, null, 2)}\n`, options, `everything that is stored about ${personId}`)
    }
    const framework = await database.frameworks.current(workspaceId)
    if (!framework)
      throw new OperatorError(`Workspace ${workspaceId} has no framework.`, 'Run: laurel framework load FILE')
    const { chat, directory } = await openChat(config, database, workspaceId)
    const report = await makeEvidenceReport(
      {
        database,
        clock: systemClock,
        framework: async () => framework,
        // Links of the person's other chat would need its token as well.
        chat: id => (id === workspaceId ? chat : { link: async () => null }),
        directory: () => directory,
      },
      { workspaceId, readerId, personId, days, byOperator: true, ...(language ? { language } : {}) },
    ).catch(error => {
      throw asOperatorError(error, options, readerId)
    })
    const { statements, person, reader } = report.view
    const said = `${statements.length} statements about ${person.name}, as ${reader.name} may see them`
    await put(write(report), options, said)
  })
}

/** Refusals that options of the command explain better than a sentence of the chat. */
function asOperatorError(error: unknown, { from, to }: ExportOptions, readerId: string): unknown {
  if (!(error instanceof Refusal)) return error
  switch (error.code) {
    case 'bad-days':
      return new OperatorError(
        `There is nothing between --from ${from} and ${to === undefined ? 'today' : `--to ${to}`}: a report ends today at the latest.`,
        'Name a first day that is over or has begun.',
        { cause: error },
      )
    case 'inactive':
      return new OperatorError(
        `${readerId} has left, and reads about nobody else any more (${error.code}).`,
        'Leave out --as, or name a manager who is still there.',
        { cause: error },
      )
    default:
      return error
  }
}

async function put(text: string, { output }: ExportOptions, said: string): Promise<void> {
  if (output === undefined) process.stdout.write(text)
  else {
    await writeFile(output, text)
    process.stderr.write(`${output}: ${said}.\n`)
  }
}

function daysOf({ from, to }: ExportOptions): { from?: string; to?: string } {
  for (const [option, day] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (day !== undefined && !isDay(day))
      throw new OperatorError(`${option} ${day} is no day of 1900 or later.`, 'Write it like 2026-01-31.')
  if (from !== undefined && to !== undefined && from > to)
    throw new OperatorError(`--from ${from} is after --to ${to}.`, 'Both days are included.')
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function languageOf(given: string | undefined): Language | null {
  if (given === undefined) return null
  const language = languages.find(known => known.toLowerCase() === given.toLowerCase())
  if (!language)
    throw new OperatorError(`There is no language "${given}".`, `Choose ${languages.join(' or ')}.`)
  return language
}
