import { withoutName } from '../core/privacy/without-name.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

/** What people write about others, by the table that it is in: the columns that make the rest of its key, and its texts. */
export const textsOfPeople = {
  Recognition: { of: 'id', key: [], texts: ['text', 'sourceQuote'] },
  Tag: { of: 'recognitionId', key: ['frameworkId', 'indicatorCode'], texts: ['disputeNote'] },
  ReplacedTag: { of: 'recognitionId', key: ['changeId', 'indicatorCode'], texts: ['disputeNote'] },
  Feedback: { of: 'id', key: [], texts: ['situation', 'behaviour', 'impact'] },
  FeedbackTag: { of: 'feedbackId', key: ['frameworkId', 'indicatorCode'], texts: ['disputeNote'] },
  ReplacedFeedbackTag: { of: 'feedbackId', key: ['changeId', 'indicatorCode'], texts: ['disputeNote'] },
  FeedbackReply: { of: 'feedbackId', key: ['id'], texts: ['text'] },
  FeedbackRequest: { of: 'id', key: [], texts: ['note'] },
  FeedbackInvitation: { of: 'requestId', key: ['personId'], texts: ['declineNote'] },
  PulseComment: { of: 'roundId', key: ['position', 'id'], texts: ['text'] },
  PulseAnswer: { of: 'roundId', key: ['position', 'personId'], texts: ['text'] },
} as const

export type TextTable = keyof typeof textsOfPeople

/** A row in whose texts somebody is named; `of`: the recognition, feedback, request or round that it belongs to. */
export interface NamingRow {
  table: TextTable
  of: string
  key: Record<string, string | number>
  /** As they read without the name: those that do. */
  texts: Record<string, string>
}

/** Where others have named somebody in words of their own. */
export class NamedInTexts {
  constructor(
    private readonly client: Client,
    private readonly workspaceId: string,
  ) {}

  async find(personId: string): Promise<NamingRow[]> {
    const people = await this.client.person.findMany({
      where: { workspaceId: this.workspaceId },
      select: { id: true, name: true },
    })
    const person = people.find(({ id }) => id === personId)
    if (!person) return []
    const others = people.filter(other => other !== person).map(({ name }) => name)
    const tables = Object.keys(textsOfPeople) as TextTable[]
    const found: NamingRow[] = []
    for (const table of tables) found.push(...(await this.findIn(table, person, others)))
    return found
  }

  private async findIn(
    table: TextTable,
    person: { id: string; name: string },
    others: readonly string[],
  ): Promise<NamingRow[]> {
    const { of, key, texts } = textsOfPeople[table]
    const words = [`<@${person.id}`, ...spellingsOf(person.name.split(/\s+/u).find(Boolean) ?? '')]
    const named = texts.flatMap(text => words.map(word => Prisma.sql`strpos(${column(text)}, ${word}) > 0`))
    const columns = [of, ...key, ...texts].map(column)
    const rows = await this.client.$queryRaw<Record<string, string | number | null>[]>`
      select ${Prisma.join(columns)} from ${column(table)}
      where "workspaceId" = ${this.workspaceId} and (${Prisma.join(named, ' or ')})
      order by ${Prisma.join([of, ...key].map(column))}`
    return rows.flatMap(row => {
      const changed = texts.flatMap(text => {
        const before = row[text]
        if (typeof before !== 'string') return []
        const after = withoutName(before, person, others)
        return after === before ? [] : [[text, after] as const]
      })
      if (changed.length === 0) return []
      const keys = key.map(name => [name, row[name]!] as const)
      return [
        { table, of: String(row[of]), key: Object.fromEntries(keys), texts: Object.fromEntries(changed) },
      ]
    })
  }

  async rewrite(rows: readonly NamingRow[]): Promise<void> {
    for (const { table, of, key, texts } of rows) {
      const set = Object.entries(texts).map(([name, text]) => Prisma.sql`${column(name)} = ${text}`)
      // The deciding words are not where they were.
      if (table === 'Recognition' || table === 'Feedback') set.push(Prisma.sql`"evidence" = '[]'`)
      const rest = Object.entries(key).map(([name, value]) => Prisma.sql`and ${column(name)} = ${value}`)
      await this.client.$executeRaw`
        update ${column(table)} set ${Prisma.join(set)}
        where "workspaceId" = ${this.workspaceId} and ${column(textsOfPeople[table].of)} = ${of}
          ${Prisma.join([...rest, Prisma.empty], ' ')}`
    }
  }
}

/** As a name is typed. What the database takes for small letters depends upon its locale. */
function spellingsOf(word: string): string[] {
  if (word === '') return []
  const small = word.toLowerCase()
  const [first = ''] = small
  return [...new Set([word, small, word.toUpperCase(), first.toUpperCase() + small.slice(first.length)])]
}

function column(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`)
}
