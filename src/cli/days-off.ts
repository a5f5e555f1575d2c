import { changeDaysOff } from '../app/change-days-off.ts'
import { OperatorError } from '../core/errors.ts'
import type { DayOff } from '../core/hours/hours.ts'
import { findPeople } from '../store/find-people.ts'
import { describingRefusals } from './refusal.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel schedule days-off PERSON`: shows a person's days off, after adding and removing some. */
export async function daysOffCommand(options: {
  person: string
  workspaceId: string | undefined
  add: DayOff | undefined
  remove: DayOff | undefined
}): Promise<void> {
  await withDatabase(async ({ database, connection }) => {
    const { id: workspaceId } = await chooseWorkspace(database, options.workspaceId)
    const [personId, ...others] = await findPeople(connection, workspaceId, options.person)
    if (personId === undefined || others.length > 0)
      throw new OperatorError(
        others.length > 0
          ? `"${options.person}" may be any of ${[personId, ...others].join(', ')}.`
          : `"${options.person}" is nobody Laurel knows.`,
        'Give the platform id, an e-mail address or the name as the chat shows it.',
      )
    const daysOff = await describingRefusals(() =>
      changeDaysOff(
        { database },
        { workspaceId, personId, add: options.add ?? null, remove: options.remove?.from ?? null },
      ),
    )
    if (daysOff.length === 0) process.stdout.write(`${personId} has no days off.\n`)
    for (const { from, to } of daysOff) process.stdout.write(`${from}${to === from ? '' : ` to ${to}`}\n`)
  })
}
