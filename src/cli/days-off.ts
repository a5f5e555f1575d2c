import { changeDaysOff } from '../app/change-days-off.ts'
import type { DayOff } from '../core/hours/hours.ts'
import { personOf } from './person.ts'
import { describingRefusals } from './refusal.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel schedule days-off PERSON`: shows a person's days off, after adding and removing some. */
export async function daysOffCommand(options: {
  person: string
  workspaceId: string | undefined
  add: DayOff | undefined
  remove: DayOff | undefined
}): Promise<void> {
  await withDatabase(async opened => {
    const { database } = opened
    const { id: workspaceId } = await chooseWorkspace(database, options.workspaceId)
    const personId = await personOf(opened, workspaceId, options.person)
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
