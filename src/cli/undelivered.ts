import { OperatorError } from '../core/errors.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel undelivered`: never shows what a message says. */
export async function undeliveredCommand(options: {
  workspaceId: string | undefined
  retry: string | undefined
  count: number
}): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { id: workspaceId } = await chooseWorkspace(database, options.workspaceId)
    const { retry } = options
    if (retry !== undefined) {
      const queued = await database.transaction(stores => stores.deliveries.retry(workspaceId, retry))
      if (!queued)
        throw new OperatorError(
          `There is no undelivered message "${retry}".`,
          'Run `laurel undelivered` for the list: it may have been delivered since.',
        )
      process.stdout.write(`${retry} is back in the queue; a running Laurel sends it.\n`)
      return
    }
    const failed = await database.deliveries.listFailed(workspaceId, options.count)
    const unreachable = await database.addresses.listUnreachable(workspaceId, options.count)
    const repeated = await database.deliveries.countRepeated(workspaceId)
    if (failed.length === 0 && unreachable.length === 0) process.stdout.write('Everything was delivered.\n')
    for (const { id, kind, conversation, error, attempts, createdAt } of failed)
      process.stdout.write(
        `${id}  ${createdAt.toISOString()}  ${kind} to ${conversation}: ${error ?? 'unknown reason'} (attempts: ${attempts})\n`,
      )
    if (repeated > 0)
      process.stdout.write(
        `${repeated} messages may be there twice: Teams did not answer, and was sent them again.\n`,
      )
    const people = await database.people.getMany(
      workspaceId,
      unreachable.map(({ personId }) => personId),
    )
    for (const { personId, unreachable: why } of unreachable)
      process.stdout.write(
        `not reached: ${people.find(({ id }) => id === personId)?.name ?? personId} (${personId}) since ${why?.since.toISOString()}: ${why?.reason}\n`,
      )
  })
}
