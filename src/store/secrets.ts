import { randomBytes } from 'node:crypto'
import type { Connection } from './client.ts'

/** A secret of that name, made when it is first asked for; the same for every replica, whoever comes first. */
export async function secretOf({ prisma }: Connection, name: string, now: Date): Promise<string> {
  await prisma.secret.createMany({
    data: { name, value: randomBytes(32).toString('base64url'), createdAt: now },
    skipDuplicates: true,
  })
  return (await prisma.secret.findUniqueOrThrow({ where: { name } })).value
}
