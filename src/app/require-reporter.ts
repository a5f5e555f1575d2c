import type { Person } from '../core/person.ts'
import type { Recognition } from '../core/recognition/recognition.ts'
import { checkReporter, judgesOf } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'

/** The recognition, for a colleague to report once they have confirmed it. Throws Refusal. */
export async function requireReporter(
  stores: Pick<Stores, 'recognitions' | 'people'>,
  workspaceId: string,
  recognitionId: string,
  personId: string,
): Promise<Recognition> {
  const recognition = checkReporter(await stores.recognitions.get(workspaceId, recognitionId), personId)
  await requireJudges(stores, workspaceId, recognition)
  return recognition
}

/**
 * The admins who are told of a report.
 * @throws Refusal `no-judge` where there is none: told to whoever gave it, a report would judge nothing and expose its reporter.
 */
export async function requireJudges(
  { people }: Pick<Stores, 'people'>,
  workspaceId: string,
  recognition: Recognition,
): Promise<Person[]> {
  const admins = await people.admins(workspaceId)
  const judges = judgesOf(recognition, admins)
  if (judges.length === 0) throw new Refusal('no-judge', { people: admins.map(({ id }) => id) })
  return judges
}
