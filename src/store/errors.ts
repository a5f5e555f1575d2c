import { Prisma } from './generated/client.ts'

/** PostgreSQL's unique_violation, through a Prisma query or a raw one. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return (
    error.code === 'P2002' || (error.code === 'P2010' && JSON.stringify(error.meta ?? '').includes('23505'))
  )
}

/** What a row refers to is not there (any more): PostgreSQL's foreign_key_violation, through a Prisma query. */
export function isMissingReference(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003'
}
