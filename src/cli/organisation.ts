import { joinOrganisation, splitOrganisation } from '../app/join-organisation.ts'
import { offerIdentities } from '../app/offer-identities.ts'
import { systemClock } from '../clock.ts'
import { counted } from '../i18n/wording.ts'
import { randomIds } from '../ids.ts'
import { withDatabase } from './with-database.ts'

const parts = { clock: systemClock, ids: randomIds }

/** `laurel organisation list`. People by their ids: an address is nobody's business. */
export async function listOrganisations(count: number): Promise<void> {
  await withDatabase(async ({ database }) => {
    const all = await database.workspaces.list()
    const organisations = await database.identities.organisations()
    for (const { id, name, platform } of all) {
      const own = organisations.find(({ workspaceId }) => workspaceId === id)?.organisation ?? null
      const other = organisations.find(
        ({ workspaceId, organisation }) => own !== null && organisation === own && workspaceId !== id,
      )
      const people = (await database.identities.ofWorkspace(id)).length
      const joined = other
        ? `one with ${other.workspaceId}, ${counted(people, 'person', 'people')} in both`
        : 'by itself'
      print(`${id}  ${name} (${platform}): ${joined}`)
      for (const { kind, personId, at } of await database.identities.events(id, count))
        print(`  ${at.toISOString()}  ${kind}${personId === null ? '' : `  ${personId}`}`)
    }
    if (all.length === 0) print('No workspace yet: Laurel records one when it starts.')
  })
}

/** `laurel organisation join`. A running Laurel sends the questions, and asks those who come later. */
export async function joinWorkspaces(one: string, other: string): Promise<void> {
  await withDatabase(async ({ database }) => {
    const laurel = { database, ...parts }
    await joinOrganisation(laurel, [one, other])
    const { asked } = await offerIdentities(laurel)
    print(
      `${one} and ${other} are one organisation. People in both who are asked once they are at work: ${asked}.`,
    )
  })
}

/** `laurel organisation split`. */
export async function splitWorkspaces(workspaceId: string): Promise<void> {
  await withDatabase(async ({ database }) => {
    const ended = await splitOrganisation({ database, ...parts }, workspaceId)
    print(`${workspaceId} is by itself again. People who have two profiles now: ${ended}.`)
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
