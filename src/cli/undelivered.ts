import { retryDeadLetters } from '../app/retry-undelivered.ts'
import { OperatorError } from '../core/errors.ts'
import { counted } from '../i18n/wording.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel undelivered`: messages and jobs that were given up. Never shows what a message says. */
export async function undeliveredCommand(options: {
  workspaceId: string | undefined
  /** A message's or a job's id, or "all". */
  retry: string | undefined
  count: number
}): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { id: workspaceId } = await chooseWorkspace(database, options.workspaceId)
    const { retry } = options
    if (retry !== undefined) {
      const what = retry === 'all' ? 'all' : isJob(retry) ? { job: retry } : { message: retry }
      const count = await database.transaction(stores => retryDeadLetters(stores, workspaceId, what))
      if (count === 0)
        throw new OperatorError(
          `There is no undelivered message or failed job "${retry}".`,
          'Run `laurel undelivered` for the list: it may have been delivered since.',
        )
      process.stdout.write(
        what === 'all'
          ? `${count} are back in the queue; a running Laurel carries them out.\n`
          : `${retry} is back in the queue; a running Laurel carries it out.\n`,
      )
      return
    }
    const failed = await database.deliveries.listFailed(workspaceId, options.count)
    const unreachable = await database.addresses.listUnreachable(workspaceId, options.count)
    const repeated = await database.deliveries.countRepeated(workspaceId)
    const jobs = await database.failedJobs.list(workspaceId, options.count)
    if (failed.length + jobs.length + unreachable.length === 0)
      process.stdout.write('Everything was delivered.\n')
    for (const { id, kind, conversation, error, attempts, createdAt } of failed)
      process.stdout.write(
        `${id}  ${createdAt.toISOString()}  ${kind} to ${conversation}: ${error ?? 'unknown reason'} (attempts: ${attempts})\n`,
      )
    if (repeated > 0)
      process.stdout.write(
        `${counted(repeated, 'message')} may be there twice: Teams did not answer, and was sent the same again.\n`,
      )
    const people = await database.people.getMany(
      workspaceId,
      unreachable.map(({ personId }) => personId),
    )
    for (const { personId, unreachable: why } of unreachable)
      process.stdout.write(
        `not reached: ${people.find(({ id }) => id === personId)?.name ?? personId} (${personId}) since ${why?.since.toISOString()}: ${why?.reason}\n`,
      )
    for (const { id, name, error, attempts, failedAt } of jobs)
      process.stdout.write(
        `${id}  ${failedAt.toISOString()}  job ${name}: ${error || 'unknown reason'} (attempts: ${attempts})\n`,
      )
  })
}

/** Jobs are numbered, messages have ids of their own. */
function isJob(id: string): boolean {
  return /^\d+$/.test(id)
}
