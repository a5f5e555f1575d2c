import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Prisma } from './generated/client.ts'
import { PrismaClient } from './generated/client.ts'

/** The client, or a transaction of it: what every store is made with. */
export type Client = Prisma.TransactionClient

export interface Connection {
  prisma: PrismaClient
  /** The pool below Prisma, shared with the queue. */
  pool: pg.Pool
  close(): Promise<void>
}

/** `onError` hears of idle connections that the server dropped; they are replaced at the next query. */
export function connect(url: string, onError: (error: Error) => void): Connection {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // Without a listener a stopping server would end this process.
  pool.on('error', onError)
  pool.on('connect', client => client.on('error', onError))
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: statementNames() }),
  })
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** How many statements PostgreSQL keeps ready on each connection; lists of every length make their own. */
const mostPrepared = 400

/** A name for each statement, so that PostgreSQL plans it once a connection. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // Without a name a statement is planned each time.
    if (names.size >= mostPrepared) return ''
    const name = `laurel_${names.size}`
    names.set(sql, name)
    return name
  }
}
