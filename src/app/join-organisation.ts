import { OperatorError } from '../core/errors.ts'
import type { Laurel } from './laurel.ts'
import { recordIdentity, tellOfIdentity } from './record-identity.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'>

/**
 * An operator says that a Slack workspace and a Teams tenant are one organisation: only then is anybody of the one looked
 * for in the other. One workspace of each platform.
 *
 * @throws OperatorError
 */
export async function joinOrganisation(
  laurel: Parts,
  workspaceIds: readonly [string, string],
): Promise<void> {
  const { workspaces, identities, frameworks } = laurel.database
  const [one, other] = await Promise.all(workspaceIds.map(id => workspaces.get(id)))
  if (!one || !other)
    throw new OperatorError(
      `There is no workspace "${one ? workspaceIds[1] : workspaceIds[0]}".`,
      'See `laurel organisation list`; Laurel records a workspace when it first connects to it.',
    )
  if (one.platform === other.platform)
    throw new OperatorError(
      `Both are of ${one.platform === 'slack' ? 'Slack' : 'Teams'}.`,
      'Join a Slack workspace to a Teams tenant.',
    )
  const joined = (await identities.organisations()).find(
    ({ workspaceId, organisation }) => workspaceIds.includes(workspaceId) && organisation !== null,
  )
  if (joined)
    throw new OperatorError(
      `Workspace ${joined.workspaceId} is joined already.`,
      'Take it out first: laurel organisation split',
    )
  const codes = await Promise.all(
    workspaceIds.map(async id => (await frameworks.current(id))?.framework.code),
  )
  if (codes[0] !== codes[1])
    throw new OperatorError(
      'The two use different frameworks, and one profile can only be of one.',
      'Load the same framework in both: laurel framework load FILE --workspace ID',
    )
  const organisation = laurel.ids.next()
  await laurel.database.transaction(async stores => {
    for (const id of workspaceIds) await stores.identities.setOrganisation(id, organisation)
    await recordIdentity(laurel, stores, accountsOfNobody(workspaceIds), 'joined')
  })
}

/**
 * The workspace is by itself again, and so is the one that it was joined to; every identity ends. Returns how many did.
 *
 * @throws OperatorError where it is joined to none.
 */
export async function splitOrganisation(laurel: Parts, workspaceId: string): Promise<number> {
  const all = await laurel.database.identities.organisations()
  const organisation = all.find(({ workspaceId: id }) => id === workspaceId)?.organisation ?? null
  if (organisation === null)
    throw new OperatorError(
      `Workspace ${workspaceId} is joined to no other.`,
      'See `laurel organisation list`.',
    )
  const parts = all.filter(other => other.organisation === organisation).map(other => other.workspaceId)
  return laurel.database.transaction(async stores => {
    const identities = await stores.identities.ofWorkspace(workspaceId)
    for (const id of parts) await stores.identities.setOrganisation(id, null)
    for (const { id, accounts } of identities) {
      await stores.identities.unlink(id)
      await recordIdentity(laurel, stores, accounts, 'ended')
      await tellOfIdentity(laurel, stores, accounts)
    }
    await recordIdentity(laurel, stores, accountsOfNobody(parts), 'split')
    return identities.length
  })
}

function accountsOfNobody(workspaceIds: readonly string[]) {
  return workspaceIds.map(workspaceId => ({ workspaceId, personId: null }))
}
