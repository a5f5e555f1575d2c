import { PeopleIndex } from '../core/people-index.ts'
import type { Connection } from './client.ts'
import { toPerson } from './people.ts'

/** Everybody whom Laurel knows in a workspace. */
export async function peopleIndex({ prisma }: Connection, workspaceId: string): Promise<PeopleIndex> {
  const rows = await prisma.person.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return new PeopleIndex(rows.map(row => ({ person: toPerson(row), email: row.email })))
}
