import type { Connection } from './client.ts'

/** Ids of the people of a workspace that a platform id, an e-mail address or an @name may mean. */
export async function findPeople(
  { prisma }: Connection,
  workspaceId: string,
  reference: string,
): Promise<string[]> {
  const name = reference.replace(/^@/, '')
  const same = { equals: name, mode: 'insensitive' } as const
  const rows = await prisma.person.findMany({
    where: { workspaceId, OR: [{ id: name }, { email: same }, { name: same }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  // An id is exact, whatever somebody calls themselves.
  return rows.some(row => row.id === name) ? [name] : rows.map(row => row.id)
}
