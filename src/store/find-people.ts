import { nearestNames } from '../core/nearest-names.ts'
import type { Connection } from './client.ts'

/**
 * Ids of the people of a workspace that a platform id, an e-mail address or an @name may mean. A name is the whole name
 * as it is shown in chat, or else, where `firstName` allows it, its first word.
 */
export async function findPeople(
  { prisma }: Connection,
  workspaceId: string,
  reference: string,
  { firstName = true }: { firstName?: boolean } = {},
): Promise<string[]> {
  const name = reference.replace(/^@/, '').trim()
  if (name === '') return []
  const same = { equals: name, mode: 'insensitive' } as const
  const rows = await prisma.person.findMany({
    where: { workspaceId, OR: [{ id: name }, { email: same }, { name: same }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  // An id is exact, whatever somebody calls themselves.
  if (rows.some(row => row.id === name)) return [name]
  if (rows.length > 0 || !firstName) return rows.map(row => row.id)
  const people = await named(prisma, workspaceId)
  return people.filter(person => words(person.name)[0] === name.toLowerCase()).map(({ id }) => id)
}

/** At most three people whose name is nearest to the reference, as `Name (id)`. */
export async function nearestPeople(
  { prisma }: Connection,
  workspaceId: string,
  reference: string,
): Promise<string[]> {
  return nearestNames(await named(prisma, workspaceId), reference).map(({ id, name }) => `${name} (${id})`)
}

function named(prisma: Connection['prisma'], workspaceId: string): Promise<{ id: string; name: string }[]> {
  return prisma.person.findMany({
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

function words(text: string): string[] {
  return text
    .trim()
    .toLowerCase()
    .split(/[\s._]+/)
}
