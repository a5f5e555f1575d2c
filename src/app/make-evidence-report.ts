import type { Account } from '../core/identity/identity.ts'
import type { Language } from '../core/language.ts'
import type { Person } from '../core/person.ts'
import { Refusal } from '../core/refusal.ts'
import { type EvidenceReport, evidenceReport, type ReportNote } from '../core/report/evidence-report.ts'
import type { Report } from '../core/report/report.ts'
import { type ReportDays, reportPeriod } from '../core/report/report-days.ts'
import type { Statement } from '../core/summary/evidence.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import { type Links, linkOfQuote } from './link-of-summary-quote.ts'
import { managersOf } from './managers-of.ts'
import { readableBy } from './readable-by.ts'

/** More than anybody receives in the years that a report may cover. */
export const mostStatements = 5000

const mostNotes = 1000

/** Links are asked of the platform one by one: for the newest statements only, a few at a time. */
const mostLinks = 100
const linksAtOnce = 5

/**
 * What colleagues saw a person do, for the person or one of their managers. Never anything of a pulse. A manager gets what
 * the person gets, except for quotes from conversations that the manager may not read and for notes that were not
 * shared with them: those count or are missing, and are never shown. How often is the person's own.
 *
 * @throws Refusal `unknown-person`, `inactive` for a reader who has left, `not-a-manager` for anybody else, or `bad-days`
 */
export async function makeEvidenceReport(
  laurel: Pick<Laurel, 'database' | 'framework' | 'directory' | 'clock'> & Links,
  wish: {
    workspaceId: string
    readerId: string
    personId: string
    days?: Partial<ReportDays>
    /** The reader's own, unless another is asked for. */
    language?: Language
    /** An operator hands it over: who has left may have what is about themselves, which nothing in chat shows them any more. */
    byOperator?: boolean
  },
): Promise<Report<EvidenceReport>> {
  const { workspaceId, readerId, personId, byOperator = false } = wish
  const { person, reader } = await personForReader(laurel, workspaceId, readerId, personId, { byOperator })
  const language = wish.language ?? reader.language
  const now = laurel.clock.now()
  const { from, to } = reportPeriod(wish.days ?? {}, person.timeZone, now)
  const period = { from, to, count: mostStatements, readerId }
  const statements = await laurel.database.evidence.statements(workspaceId, personId, period)
  const own = readerId === personId
  const quoted = own ? statements : await readableBy(laurel, workspaceId, readerId, statements)
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, language)
  const known = await namesOf(
    laurel,
    workspaceId,
    quoted.map(({ giverId }) => giverId),
  )
  const names = new Map([...known, ...quoted.flatMap(statement => Object.entries(statement.names))])
  return {
    language,
    timeZone: person.timeZone,
    view: evidenceReport({
      person,
      reader: { id: reader.id, name: reader.name },
      from,
      to,
      madeAt: now,
      framework,
      naming,
      statements,
      quoted,
      links: await linksOf(laurel, quoted),
      names,
      notes: await notesFor(laurel, workspaceId, { person, reader, from, to, naming }),
    }),
  }
}

/** @throws Refusal */
export async function personForReader(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  readerId: string,
  personId: string,
  { byOperator = false }: { byOperator?: boolean } = {},
): Promise<{ person: Person; reader: Person }> {
  const known = await database.people.getMany(workspaceId, [readerId, personId])
  const reader = known.find(({ id }) => id === readerId)
  const person = known.find(({ id }) => id === personId)
  if (!reader) throw new Refusal('unknown-person', { people: [readerId] })
  if (!person) throw new Refusal('unknown-person', { people: [personId] })
  if (!reader.isActive && !(byOperator && readerId === personId))
    throw new Refusal('inactive', { people: [readerId] })
  if (readerId !== personId && !(await managersOf(database, workspaceId, personId)).includes(readerId))
    throw new Refusal('not-a-manager')
  return { person, reader }
}

/** To the person all of it, whichever account it came to; to a manager what the giver included them in when it was sent. */
async function notesFor(
  laurel: Pick<Laurel, 'database'>,
  workspaceId: string,
  about: { person: Person; reader: Person; from: Date; to: Date; naming: Naming },
): Promise<ReportNote[]> {
  const { person, reader } = about
  const own = { workspaceId, personId: person.id }
  const accounts = reader.id === person.id ? await laurel.database.identities.accountsOf(own) : [own]
  const notes: ReportNote[] = []
  for (const account of accounts) notes.push(...(await notesOf(laurel, workspaceId, account, about)))
  return accounts.length === 1 ? notes : notes.sort((a, b) => b.at.getTime() - a.at.getTime())
}

async function notesOf(
  laurel: Pick<Laurel, 'database'>,
  readIn: string,
  { workspaceId, personId }: Account,
  { reader, from, to, naming }: { reader: Person; from: Date; to: Date; naming: Naming },
): Promise<ReportNote[]> {
  const received = await laurel.database.feedback.list(workspaceId, personId, 'received', mostNotes)
  const isOwn = workspaceId !== readIn || personId === reader.id
  const shown = received.filter(
    ({ createdAt, readerIds }) =>
      createdAt >= from && createdAt < to && (isOwn || readerIds.includes(reader.id)),
  )
  const giverIds = shown.map(({ giverId }) => giverId)
  const names = await namesOf(laurel, workspaceId, giverIds)
  const idsHere = workspaceId === readIn ? null : await idsIn(laurel, readIn, workspaceId, giverIds)
  return shown.map(({ id, kind, giverId, situation, behaviour, impact, tags, actedOnAt, createdAt }) => ({
    id,
    kind,
    giver: { id: idsHere?.get(giverId) ?? giverId, name: names.get(giverId) ?? '' },
    situation,
    behaviour,
    impact,
    // What the receiver does not see so waits for the giver's answer.
    indicators: tags
      .filter(({ dispute }) => dispute !== 'open')
      .map(({ indicator, origin }) => ({
        ...naming.indicator(indicator),
        suggested: origin === 'suggested',
      })),
    actedOn: actedOnAt !== null,
    at: createdAt,
  }))
}

/** Who of these people of one workspace has an account in another, too, and which. */
async function idsIn(
  { database }: Pick<Laurel, 'database'>,
  readIn: string,
  workspaceId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const personId of new Set(personIds)) {
    const accounts = await database.identities.accountsOf({ workspaceId, personId })
    const here = accounts.find(account => account.workspaceId === readIn)
    if (here) ids.set(personId, here.personId)
  }
  return ids
}

async function namesOf(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const people = await database.people.getMany(workspaceId, [...new Set(ids)])
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** A platform that fails to tell costs the links, not the report. */
async function linksOf(laurel: Links, statements: readonly Statement[]): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  const waiting = statements.slice(0, mostLinks)
  const take = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const link = await linkOfQuote(laurel, next)
      if (link !== null) links.set(next.recognitionId, link)
    }
  }
  await Promise.all(Array.from({ length: linksAtOnce }, take))
  return links
}
