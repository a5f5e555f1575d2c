import { type Language, languageSchema } from '../core/language.ts'
import type { People, Person, Profile } from '../core/person.ts'
import type { Client } from './client.ts'
import type { Person as Row } from './generated/client.ts'
import { endUnanswerable } from './tag-disputes.ts'

const colleague = { isActive: true, isBot: false, isStranger: false }

export class PostgresPeople implements People {
  constructor(private readonly client: Client) {}

  async get(workspaceId: string, id: string): Promise<Person | null> {
    const row = await this.client.person.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
    return row && toPerson(row)
  }

  async getMany(workspaceId: string, ids: readonly string[]): Promise<Person[]> {
    // An array is one parameter: a list of them would be another statement for each length.
    const rows = await this.client.$queryRaw<Row[]>`
      select * from "Person" where "workspaceId" = ${workspaceId} and "id" = any(${[...ids]}::text[])`
    return rows.map(toPerson)
  }

  async save(workspaceId: string, profiles: readonly Profile[], now: Date): Promise<void> {
    for (const profile of profiles) {
      const { id, language, timeZone, away, ...told } = profile
      const status = away === undefined ? {} : { isAway: away !== null, awayUntil: away?.until ?? null }
      const known = { ...told, ...status }
      const isLeaving = !known.isActive && (await this.get(workspaceId, id))?.isActive === true
      await this.client.person.upsert({
        where: { workspaceId_id: { workspaceId, id } },
        create: { workspaceId, id, language, timeZone, ...known, refreshedAt: now },
        update: { ...known, refreshedAt: now },
      })
      await this.saveSpoken(workspaceId, id, { language, timeZone })
      if (isLeaving) await endUnanswerable(this.client, workspaceId, id)
    }
  }

  async saveSpoken(
    workspaceId: string,
    id: string,
    { language, timeZone }: Parameters<People['saveSpoken']>[2],
  ): Promise<void> {
    if (language !== undefined)
      await this.client.person.updateMany({
        where: { workspaceId, id, languageChosen: false, language: { not: language } },
        data: { language },
      })
    if (timeZone !== undefined)
      await this.client.person.updateMany({
        where: { workspaceId, id, timeZoneChosen: false, timeZone: { not: timeZone } },
        data: { timeZone },
      })
  }

  async saveLeft(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.client.person.updateMany({
      where: { workspaceId, id },
      data: { isActive: false, verifiedEmail: null, refreshedAt: now },
    })
    await endUnanswerable(this.client, workspaceId, id)
  }

  async saveAway(workspaceId: string, id: string, away: { until: Date | null } | null): Promise<void> {
    const said = { isAway: away !== null, awayUntil: away?.until ?? null }
    await this.client.person.updateMany({ where: { workspaceId, id, NOT: said }, data: said })
  }

  async verifiedEmail(workspaceId: string, id: string): Promise<string | null> {
    const where = { workspaceId_id: { workspaceId, id } }
    return (
      (await this.client.person.findUnique({ where, select: { verifiedEmail: true } }))?.verifiedEmail ?? null
    )
  }

  async chosenTimeZone(workspaceId: string, id: string): Promise<string | null> {
    const row = await this.client.person.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { timeZone: true, timeZoneChosen: true },
    })
    return row?.timeZoneChosen ? row.timeZone : null
  }

  async chooseTimeZone(workspaceId: string, id: string, timeZone: string | null): Promise<void> {
    await this.client.person.updateMany({
      where: { workspaceId, id },
      data: timeZone === null ? { timeZoneChosen: false } : { timeZone, timeZoneChosen: true },
    })
  }

  async named(workspaceId: string, words: readonly string[]): Promise<Map<string, Person[]>> {
    if (words.length === 0) return new Map()
    // Each person is looked at once for all words together; none of them is a pattern.
    const rows = await this.client.$queryRaw<Row[]>`
      with typed as (select lower("word") as "word" from unnest(${[...words]}::text[]) as words("word"))
      select * from "Person"
      where "workspaceId" = ${workspaceId} and "isActive" and not "isBot" and not "isStranger"
        and (lower("name") in (select "word" from typed)
          or split_part(lower("name"), ' ', 1) in (select "word" from typed)
          or lower("email") in (select "word" from typed)
          or split_part(lower("email"), '@', 1) in (select "word" from typed))
      order by "id"`
    const found = new Map<string, Person[]>()
    for (const word of words) {
      const typed = word.toLowerCase()
      const goesBy = (...names: (string | undefined)[]) => names.some(name => name?.toLowerCase() === typed)
      const whole = rows.filter(({ name, email }) => goesBy(name, email ?? undefined))
      const begun = rows.filter(({ name, email }) => goesBy(name.split(' ')[0], email?.split('@')[0]))
      const people = whole.length > 0 ? whole : begun
      if (people.length > 0) found.set(word, people.map(toPerson))
    }
    return found
  }

  async colleagues(workspaceId: string, count: number): Promise<Person[]> {
    const rows = await this.client.person.findMany({
      where: { workspaceId, ...colleague },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: count,
    })
    return rows.map(toPerson)
  }

  async chooseLanguage(workspaceId: string, id: string, language: Language): Promise<void> {
    await this.client.person.updateMany({
      where: { workspaceId, id },
      data: { language, languageChosen: true },
    })
  }

  async setAdmins(workspaceId: string, ids: readonly string[]): Promise<void> {
    await this.client.person.updateMany({
      where: { workspaceId, isAdmin: true, id: { notIn: [...ids] } },
      data: { isAdmin: false },
    })
    await this.client.person.updateMany({
      where: { workspaceId, id: { in: [...ids] } },
      data: { isAdmin: true },
    })
  }

  async admins(workspaceId: string): Promise<Person[]> {
    const rows = await this.client.person.findMany({
      where: { workspaceId, isActive: true, OR: [{ isOwner: true }, { isAdmin: true }] },
      orderBy: { id: 'asc' },
    })
    return rows.map(toPerson)
  }
}

export function toPerson(row: Row): Person {
  const { id, name, email, language, timeZone, isBot, isStranger, isActive, isOwner, isAdmin } = row
  return {
    id,
    name,
    email,
    language: languageSchema.parse(language),
    timeZone,
    isBot,
    isStranger,
    isActive,
    isOwner,
    isAdmin,
  }
}
