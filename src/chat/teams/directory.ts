import type { BaseLogger } from 'pino'
import type { Addresses } from '../../core/address.ts'
import { ChatFailure, type Directory } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import type { People, Person } from '../../core/person.ts'
import type { Workspace } from '../../core/workspace.ts'
import {
  actorOf,
  channelName,
  channelOf,
  type Hints,
  hintsOf,
  isComposed,
  isShared,
  scopeOf,
  type TeamsActivity,
} from './activity.ts'
import type { Connector, TeamsMember } from './connector.ts'
import { notInstalled } from './errors.ts'
import { idOf, profileOf } from './member.ts'

/** How long what Teams told about a person is used before it is asked again, in milliseconds. */
const freshFor = 60 * 60_000

/** How long a person or a place that was read from the database is not read again, in milliseconds. */
const readFor = 10_000

/** People, and places, that are remembered at most. */
const mostRead = 20_000

/** Conversations in which somebody unknown is looked for. */
const mostLookups = 10

type Account = Pick<TeamsMember, 'id' | 'aadObjectId'>

export interface DirectoryParts {
  tenantId: string
  connector: Connector
  people: People
  addresses: Addresses
  /** Language and zone of those of whom Teams tells neither. */
  defaults(): Promise<Pick<Workspace, 'language' | 'timeZone'> | null>
  adminEmails: readonly string[]
  serviceUrl: string
  clock: Clock
  log: BaseLogger
}

export class TeamsDirectory implements Directory {
  /** When Teams was last asked about somebody. */
  private readonly askedAt = new Map<string, number>()
  /** What the last activity of somebody told, beside the name. */
  private readonly told = new Map<string, string>()
  /** What was read of a person. It ages: other replicas and commands of the operator change and erase people as well. */
  private readonly read = new Map<string, { person: Person; at: number }>()
  /** What was last told of a place in a message, and when it was compared with what is stored. */
  private readonly compared = new Map<string, { told: string; at: number }>()
  /** People by the accounts that they have been mentioned by: neither ever changes. */
  private readonly accounts = new Map<string, string>()
  /** The look-ups for those who may have left, one after another. */
  private checking: Promise<void> = Promise.resolve()
  private isClosed = false

  constructor(private readonly parts: DirectoryParts) {}

  async people(ids: readonly string[]): Promise<Person[]> {
    const distinct = [...new Set(ids)]
    const { people, tenantId } = this.parts
    const known = this.remembered(distinct)
    const forgotten = distinct.filter(id => !known.has(id))
    if (forgotten.length > 0) {
      const take = async (wanted: string[]) => {
        const found = await people.getMany(tenantId, wanted)
        this.remember(found)
        for (const person of found) known.set(person.id, person)
      }
      await take(forgotten)
      const unknown = forgotten.filter(id => !known.has(id))
      for (const id of unknown) await this.lookFor(id)
      if (unknown.length > 0) await take(unknown)
    }
    return ids.flatMap(id => known.get(id) ?? [])
  }

  /** Whoever was read a moment ago: a busy channel names the same people again and again. */
  private remembered(ids: readonly string[]): Map<string, Person> {
    const now = this.parts.clock.now().getTime()
    return new Map(
      ids.flatMap(id => {
        const { person, at } = this.read.get(id) ?? { person: null, at: 0 }
        return person && now - at < readFor ? [[id, person] as const] : []
      }),
    )
  }

  private remember(people: readonly Person[]): void {
    const at = this.parts.clock.now().getTime()
    if (this.read.size > mostRead) this.read.clear()
    for (const person of people) this.read.set(person.id, { person, at })
  }

  async channelMembers(channelId: string): Promise<string[]> {
    const members = await this.roster(channelId)
    return members.map(idOf)
  }

  /** Teams has no user groups. */
  async groupMembers(): Promise<string[]> {
    throw new ChatFailure('refused', 'no_user_groups')
  }

  /** Nothing in Teams is for everybody to read, whom no id stands for. */
  async mayRead(conversation: string, personId: string): Promise<boolean> {
    if (personId === '') return false
    return (await this.toldOf(await this.urlOf(conversation), conversation, personId)) !== null
  }

  /** Drops what is remembered of a person whose settings have changed. */
  forget(id: string): void {
    this.read.delete(id)
  }

  /**
   * Who acts, and where they can be reached from now on. What is stored already and a little old is refreshed without
   * anybody waiting for it, and stays where Teams does not answer. Null for somebody new whom Teams tells nothing of: they
   * might be a guest, or an admin. Throws ChatFailure where it could not be asked.
   */
  async actor(activity: TeamsActivity): Promise<Person | null> {
    const { people, tenantId, clock, log } = this.parts
    const id = actorOf(activity)
    const hints = hintsOf(activity)
    const before = await this.stored(id)
    // Whoever acts has not left, whatever was stored.
    if (!before?.isActive) await this.ask(activity, hints)
    // What Teams tells may differ from what the person chose: only news is news.
    const told = JSON.stringify(hints)
    const isNews = told !== '{}' && told !== this.told.get(id)
    this.told.set(id, told)
    if (before && isNews) {
      await people.saveSpoken(tenantId, id, hints)
      this.forget(id)
    }
    const isOld = clock.now().getTime() - (this.askedAt.get(id) ?? Number.NEGATIVE_INFINITY) > freshFor
    if (before?.isActive && isOld)
      this.ask(activity, hints).catch(error => log.warn({ err: error }, 'a profile could not be refreshed'))
    const person = await this.stored(id)
    if (!person || (await this.noteAddress(activity))) return person
    // Erased a moment ago: they are somebody new.
    this.forget(id)
    await this.ask(activity, hints)
    const anew = await this.stored(id)
    if (anew) await this.noteAddress(activity)
    return anew
  }

  /** Somebody as stored; what was read a moment ago is not read again. */
  private async stored(id: string): Promise<Person | null> {
    const known = this.remembered([id]).get(id)
    if (known) return known
    const person = await this.parts.people.get(this.parts.tenantId, id)
    if (person) this.remember([person])
    return person
  }

  /** People ids of accounts ("29:…") in a conversation; those whom Teams does not know keep their account's id. */
  async idsOfAccounts(
    accountIds: readonly string[],
    { serviceUrl, ...activity }: TeamsActivity,
  ): Promise<Map<string, string>> {
    const { addresses, tenantId } = this.parts
    const ids = new Map<string, string>()
    for (const id of accountIds) if (this.accounts.has(id)) ids.set(id, this.accounts.get(id)!)
    const missing = accountIds.filter(id => !ids.has(id))
    for (const { accountId, personId } of missing.length > 0
      ? await addresses.ofAccounts(tenantId, missing)
      : [])
      if (accountId !== null) ids.set(accountId, personId)
    for (const [account, person] of ids) this.accounts.set(account, person)
    for (const accountId of accountIds.filter(account => !ids.has(account) && account.startsWith('29:'))) {
      const member = await this.toldOf(serviceUrl, channelOf({ serviceUrl, ...activity }), accountId)
      if (!member) continue
      await this.save([member], serviceUrl, {})
      ids.set(accountId, idOf(member))
      this.accounts.set(accountId, idOf(member))
    }
    return ids
  }

  /**
   * These accounts were taken out of a conversation, or cannot be written to any more. Who is in none of those that Laurel
   * is in has left, until they are seen again; where one of them cannot be asked, nothing changes. Each team costs a
   * question, so that nobody waits for it.
   */
  missed(accounts: readonly Account[]): void {
    this.checking = this.checking
      .then(() => this.check(accounts))
      .catch(error => this.parts.log.error({ err: error }, 'whether somebody left could not be found out'))
  }

  /** Begins no further look-up of those who may have left, and waits for the one in hand. */
  async stop(): Promise<void> {
    this.isClosed = true
    await this.checking
  }

  private async check(accounts: readonly Account[]): Promise<void> {
    const { addresses, people, tenantId, clock, log } = this.parts
    const stored = await addresses.ofAccounts(
      tenantId,
      accounts.map(({ id }) => id),
    )
    const personOf = new Map(stored.map(({ accountId, personId }) => [accountId, personId]))
    for (const { id: accountId, aadObjectId } of accounts) {
      if (this.isClosed) return
      const id = aadObjectId ?? personOf.get(accountId) ?? accountId
      if (!(await people.get(tenantId, id))) continue
      try {
        if (await this.isSomewhere(id)) continue
        await people.saveLeft(tenantId, id, clock.now())
        this.forget(id)
      } catch (error) {
        if (!(error instanceof ChatFailure)) throw error
        log.warn({ err: error, person: id }, 'whether somebody left could not be found out')
      }
    }
  }

  /** Whether somebody is in a conversation with Laurel: their own, or any other. Throws ChatFailure. */
  private async isSomewhere(id: string): Promise<boolean> {
    const { addresses, tenantId } = this.parts
    const own = await addresses.ofPerson(tenantId, id)
    const channels = await addresses.channels(tenantId)
    // Everybody of a team is in the channel that has its id; a private one has some of them.
    const places = new Map<string, string>()
    for (const { id, teamId } of channels)
      if (id === teamId || !places.has(teamId ?? id)) places.set(teamId ?? id, id)
    const ownId = own?.conversationId && !isShared(own.conversationId) ? own.conversationId : null
    for (const conversation of [...(ownId ? [ownId] : []), ...places.values()]) {
      // Nobody counts as left because Laurel stops in the middle of asking.
      if (this.isClosed) return true
      if (await this.memberOf(await this.urlOf(conversation), conversation, id)) return true
    }
    return false
  }

  /** As `memberOf`; null as well where Teams refuses to tell. */
  private async toldOf(...place: [serviceUrl: string, conversationId: string, memberId: string]) {
    try {
      return await this.memberOf(...place)
    } catch (error) {
      if (!(error instanceof ChatFailure && error.kind === 'refused')) throw error
      this.parts.log.warn({ err: error }, 'Teams refuses to tell of a person')
      return null
    }
  }

  /** Everybody of a conversation, saved. Throws ChatFailure. */
  async roster(conversationId: string): Promise<TeamsMember[]> {
    const { connector, tenantId } = this.parts
    const serviceUrl = await this.urlOf(conversationId)
    const members = await connector.members(tenantId, serviceUrl, conversationId)
    await this.save(members, serviceUrl, {})
    return members
  }

  private async urlOf(conversationId: string): Promise<string> {
    const { addresses, tenantId } = this.parts
    const channel = await addresses.channel(tenantId, conversationId)
    return channel?.serviceUrl ?? (await addresses.serviceUrl(tenantId)) ?? this.parts.serviceUrl
  }

  /** Asks the conversation that somebody acts in about them, and those that Laurel is in where it is not one of them. */
  private async ask(activity: TeamsActivity, hints: Hints): Promise<void> {
    const id = actorOf(activity)
    const { serviceUrl, from } = activity
    this.askedAt.set(id, this.parts.clock.now().getTime())
    try {
      const place = channelOf(activity)
      const member = place === '' ? null : await this.toldOf(serviceUrl, place, from.id)
      if (member) await this.save([{ ...member, aadObjectId: id }], serviceUrl, hints)
      else await this.lookFor(id, hints)
    } catch (error) {
      this.askedAt.delete(id)
      throw error
    }
  }

  private async lookFor(id: string, hints: Hints = {}): Promise<void> {
    const { addresses, tenantId, log } = this.parts
    for (const { id: channel, serviceUrl } of (await addresses.channels(tenantId)).slice(0, mostLookups)) {
      try {
        const member = await this.memberOf(serviceUrl, channel, id)
        if (!member) continue
        await this.save([member], serviceUrl, hints)
        return
      } catch (error) {
        if (!(error instanceof ChatFailure)) throw error
        log.warn({ err: error, channel }, 'a channel could not be asked for a person')
      }
    }
  }

  /** Somebody in a conversation; null where they are not in it, or Laurel is not. Throws ChatFailure. */
  private async memberOf(
    serviceUrl: string,
    conversationId: string,
    memberId: string,
  ): Promise<TeamsMember | null> {
    const { connector, addresses, tenantId } = this.parts
    try {
      return await connector.member(tenantId, serviceUrl, conversationId, memberId)
    } catch (error) {
      if (!(error instanceof ChatFailure && error.code === notInstalled)) throw error
      // Nobody told of the removal, or an earlier version kept a channel that Laurel never was in.
      await addresses.removeChannel(tenantId, conversationId)
      return null
    }
  }

  /** What the Teams service of the tenant told: its word counts, what an activity says of its sender does not. */
  private async save(members: readonly TeamsMember[], serviceUrl: string, hints: Hints): Promise<void> {
    if (members.length === 0) return
    const { people, addresses, tenantId, adminEmails, clock } = this.parts
    const now = clock.now()
    const stored = new Map(
      (await people.getMany(tenantId, members.map(idOf))).map(person => [person.id, person]),
    )
    const surroundings = { tenantId, adminEmails, hints, defaults: await this.parts.defaults() }
    await people.save(
      tenantId,
      members.map(member => profileOf(member, stored.get(idOf(member)) ?? null, surroundings)),
      now,
    )
    for (const member of members) {
      const accountId = member.id === idOf(member) ? null : member.id
      await addresses.savePerson(tenantId, { personId: idOf(member), accountId, serviceUrl }, now)
      this.forget(idOf(member))
    }
  }

  /**
   * The channel or group chat that something was said or chosen in, where Laurel was added to it; null for chats of people
   * among themselves, and for somebody's own chat.
   */
  async placeOf(activity: TeamsActivity): Promise<string | null> {
    if (scopeOf(activity) === 'personal') return null
    return (await this.parts.addresses.channel(this.parts.tenantId, channelOf(activity)))?.id ?? null
  }

  /**
   * Keeps where the person, or the channel, is reached. What is chosen comes from conversations that Laurel is not in as
   * well, save a press in somebody's own chat: what is said there, and news of it, shows that it is. Returns whether
   * there is still somebody to keep it of.
   */
  private async noteAddress(activity: TeamsActivity): Promise<boolean> {
    const scope = scopeOf(activity)
    if (activity.type === 'invoke' && (isComposed(activity) || scope !== 'personal')) return true
    const { addresses, tenantId, clock } = this.parts
    const { serviceUrl, conversation, channelData } = activity
    if (scope === 'personal') {
      const person = { personId: actorOf(activity), conversationId: conversation.id, serviceUrl }
      const before = await addresses.ofPerson(tenantId, person.personId)
      if (before && !before.unreachable && isSame(person, before)) return true
      return addresses.savePerson(tenantId, person, clock.now())
    }
    const id = channelOf(activity)
    const { team, channel } = channelData ?? {}
    // Where messages come from, Laurel has not been removed: only news of the place itself is compared each time.
    const told = JSON.stringify([scope, serviceUrl, conversation.name, team, channel])
    const now = clock.now()
    const last = this.compared.get(id)
    const isKnown = last?.told === told && now.getTime() - last.at < readFor
    if (activity.type === 'message' && isKnown) return true
    const before = await addresses.channel(tenantId, id)
    // A channel that is renamed is told of by itself.
    const name =
      (scope === 'channel' ? (before?.name ?? channelName(team?.name, channel?.name)) : conversation.name) ??
      before?.name ??
      id
    const teamId = team?.id ?? before?.teamId ?? null
    const groupId = team?.aadGroupId ?? before?.groupId ?? null
    const place = { id, scope, name, teamId, groupId, serviceUrl }
    if (!before || !isSame(place, before)) await addresses.saveChannels(tenantId, [place], now)
    if (this.compared.size > mostRead) this.compared.clear()
    this.compared.set(id, { told, at: now.getTime() })
    return true
  }
}

/** Whether what is told now is what was stored. */
function isSame<Told extends object>(told: Told, stored: Record<keyof Told, unknown>): boolean {
  return (Object.keys(told) as (keyof Told)[]).every(key => told[key] === stored[key])
}
