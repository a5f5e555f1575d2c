import { erasePerson } from '../app/erase-person.ts'
import { systemClock } from '../clock.ts'
import type { ErasureCounts } from '../core/privacy/erasure.ts'
import { counted } from '../i18n/wording.ts'
import { randomIds } from '../ids.ts'
import { personOf } from './person.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel erase PERSON`: all of it or nothing. A running Laurel takes the cards out of chat. */
export async function eraseCommand(
  reference: string,
  { workspaceId: wanted, dryRun }: { workspaceId: string | undefined; dryRun: boolean },
): Promise<void> {
  await withDatabase(async opened => {
    const { id: workspaceId } = await chooseWorkspace(opened.database, wanted)
    const personId = await personOf(opened, workspaceId, reference, { firstName: false })
    const laurel = { database: opened.database, clock: systemClock, ids: randomIds }
    const accounts = await erasePerson(laurel, { workspaceId, personId, dryRun })
    for (const account of accounts) {
      // Most people have one account, and need not be told which.
      if (accounts.length > 1) process.stdout.write(`${account.personId} in ${account.workspaceId}:\n`)
      for (const line of lines(account.counts)) process.stdout.write(`${line}\n`)
    }
    process.stdout.write(
      dryRun
        ? `Nothing was changed: this was a dry run for ${personId}.\n`
        : `${personId} is erased. What chat itself keeps (direct messages, and the platform's own logs) is for its admins.\n`,
    )
  })
}

function lines(counts: ErasureCounts): string[] {
  return [
    `deleted: ${counts.received} kudos received alone, with tags, +1 and cards`,
    `deleted: the person's part of ${counts.shared} kudos received with others`,
    `kept without their giver: ${counts.given} kudos given`,
    `taken out: the name in ${counts.mentions} other kudos`,
    `deleted: ${counts.feedback} private feedbacks given or received, with what was said about them`,
    `deleted: ${counts.reactions} +1 and reports by the person`,
    `deleted: ${counts.pulse} check-in invitations and confidential answers (anonymous answers have no owner)`,
    `deleted: ${counts.deliveries} records of messages`,
    `deleted: membership or management of ${counted(counts.teams, 'team')}`,
    counts.unlearnt
      ? 'forgotten: what the mapper had learnt; it learns anew from the rest within minutes'
      : 'the mapper has learnt from none of it',
  ]
}
