import type { WebClient } from '@slack/web-api'
import type { BaseLogger } from 'pino'
import type { Directory } from '../../core/chat.ts'
import { ChatFailure } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import { normalEmail } from '../../core/identity/rules.ts'
import type { Language } from '../../core/language.ts'
import type { People, Person, Profile } from '../../core/person.ts'
import { isTimeZone } from '../../core/schedule/local-time.ts'
import { awayOf } from './away.ts'
import { DoNotDisturb } from './do-not-disturb.ts'
import { calling } from './errors.ts'

/** How long a profile is used before Slack is asked again, in milliseconds. */
const freshFor = 10 * 60_000

/** Profiles asked for at the same time. */
const fetchedAtOnce = 20

/** A user as Slack describes them in answers and events. */
export type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']> & {
  is_stranger?: boolean
}

export class SlackDirectory implements Directory {
  private readonly known = new Map<string, { person: Person; at: number }>()
  private readonly refreshing = new Set<string>()
  private readonly doNotDisturb: DoNotDisturb

  constructor(
    private readonly client: WebClient,
    private readonly store: People,
    private readonly workspaceId: string,
    private readonly clock: Clock,
    private readonly log: BaseLogger,
  ) {
    this.doNotDisturb = new DoNotDisturb(client, clock, log)
  }

  async people(ids: readonly string[]): Promise<Person[]> {
    const distinct = [...new Set(ids)]
    const missing = distinct.filter(id => !this.known.has(id))
    if (missing.length > 0) {
      await this.recall(missing)
      const strangers = missing.filter(id => !this.known.has(id))
      if (strangers.length > 0) await this.refresh(strangers)
    }
    this.refreshInBackground(distinct)
    return ids.flatMap(id => this.known.get(id)?.person ?? [])
  }

  /** Drops what is remembered of a person whose profile or settings have changed. */
  forget(id: string): void {
    this.known.delete(id)
  }

  /**
   * Slack says by itself that a profile changed. What decides who is asked, counted and told is read again at once, for
   * those whom the database knows; that they are out of office, too. A new picture is nothing to us.
   */
  async changed(user: SlackUser): Promise<void> {
    const told = toProfile(user, this.workspaceId)
    const before = await this.store.get(this.workspaceId, told.id)
    if (!before) return
    if (told.away !== undefined) await this.store.saveAway(this.workspaceId, told.id, told.away)
    const same = (['isActive', 'isOwner', 'isStranger', 'name'] as const).every(
      key => before[key] === told[key],
    )
    const isOfSameAddress =
      (await this.store.verifiedEmail(this.workspaceId, told.id)) === (told.verifiedEmail ?? null)
    if (!same || !isOfSameAddress || (user.tz !== undefined && before.timeZone !== told.timeZone))
      await this.refresh([told.id])
  }

  quietUntil(personId: string): Promise<Date | null> {
    return this.doNotDisturb.until(personId)
  }

  async byEmail(email: string): Promise<Person | null> {
    try {
      const { user } = await calling(this.client.users.lookupByEmail({ email }))
      const [person] = user?.id ? await this.people([user.id]) : []
      return person ?? null
    } catch (error) {
      if (error instanceof ChatFailure && error.code === 'users_not_found') return null
      throw error
    }
  }

  async channelMembers(channel: string): Promise<string[]> {
    const members: string[] = []
    let cursor: string | undefined
    do {
      const page = await calling(
        this.client.conversations.members({ channel, limit: 500, ...(cursor ? { cursor } : {}) }),
      )
      members.push(...(page.members ?? []))
      cursor = page.response_metadata?.next_cursor || undefined
    } while (cursor)
    return members
  }

  async groupMembers(usergroup: string): Promise<string[]> {
    const { users } = await calling(this.client.usergroups.users.list({ usergroup }))
    return users ?? []
  }

  async mayRead(channel: string, personId: string): Promise<boolean> {
    try {
      const info = await calling(this.client.conversations.info({ channel }))
      const isPublic = info.channel?.is_channel === true && info.channel.is_private === false
      // Somebody from another company sees the channels alone that they are in.
      if (isPublic && !(await this.isStranger(personId))) return true
      return (await this.channelMembers(channel)).includes(personId)
    } catch (error) {
      if (error instanceof ChatFailure && error.kind === 'refused') return false
      throw error
    }
  }

  private async isStranger(id: string): Promise<boolean> {
    const person = this.known.get(id)?.person ?? (await this.store.get(this.workspaceId, id))
    return person?.isStranger === true
  }

  /** Those whom the database knows: nobody who acts waits for Slack then. */
  private async recall(ids: string[]): Promise<void> {
    for (const person of await this.store.getMany(this.workspaceId, ids)) {
      this.known.set(person.id, { person, at: 0 })
    }
  }

  /** A profile that is a little old will do for now; the next act finds the new one. */
  private refreshInBackground(ids: string[]): void {
    const now = this.clock.now().getTime()
    const old = ids.filter(id => !this.refreshing.has(id) && now - (this.known.get(id)?.at ?? now) > freshFor)
    if (old.length === 0) return
    for (const id of old) this.refreshing.add(id)
    this.refresh(old)
      .catch(error => this.log.warn({ err: error }, 'profiles could not be refreshed'))
      .finally(() => {
        for (const id of old) this.refreshing.delete(id)
      })
  }

  private async refresh(ids: string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += fetchedAtOnce)
      await this.refreshSome(ids.slice(start, start + fetchedAtOnce))
  }

  /** Keeps those that Slack told before it asked us to wait: the next time goes on with the others. */
  private async refreshSome(ids: string[]): Promise<void> {
    const now = this.clock.now()
    const answers = await Promise.allSettled(ids.map(id => this.fetch(id)))
    const profiles = answers.flatMap(answer => (answer.status === 'fulfilled' ? (answer.value ?? []) : []))
    await this.store.save(this.workspaceId, profiles, now)
    // What is stored counts: it knows the language that a person chose.
    const told = ids.filter((_, index) => answers[index]?.status === 'fulfilled')
    for (const person of await this.store.getMany(this.workspaceId, told)) {
      this.known.set(person.id, { person, at: now.getTime() })
    }
    const failed = answers.find(answer => answer.status === 'rejected')
    if (failed) throw failed.reason
  }

  private async fetch(id: string): Promise<Profile | null> {
    try {
      const { user } = await calling(this.client.users.info({ user: id, include_locale: true }))
      return user ? toProfile(user as SlackUser, this.workspaceId) : null
    } catch (error) {
      if (
        error instanceof ChatFailure &&
        ['user_not_found', 'user_not_visible', 'users_not_found'].includes(error.code)
      )
        return null
      throw error
    }
  }
}

function toProfile(user: SlackUser, workspaceId: string): Profile {
  return {
    id: user.id ?? '',
    name:
      user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || (user.id ?? ''),
    email: user.profile?.email ?? null,
    verifiedEmail: verifiedEmailOf(user, workspaceId),
    away: awayOf(user.profile),
    language: languageOf(user.locale),
    timeZone: user.tz && isTimeZone(user.tz) ? user.tz : 'UTC',
    isBot: user.is_bot === true || user.id === 'USLACKBOT',
    isStranger: isStranger(user, workspaceId),
    isActive: user.deleted !== true,
    isOwner: user.is_admin === true || user.is_owner === true,
  }
}

function isStranger(user: SlackUser, workspaceId: string): boolean {
  return (
    user.is_stranger === true ||
    (user.team_id !== undefined && user.team_id !== workspaceId && !user.enterprise_user)
  )
}

/** A full member's own address: Slack says whether they have shown that it is theirs. Admins invite guests by any address. */
export function verifiedEmailOf(user: SlackUser, workspaceId: string): string | null {
  const isVouchedFor =
    user.is_email_confirmed === true &&
    user.deleted !== true &&
    user.is_bot !== true &&
    user.is_restricted !== true &&
    user.is_ultra_restricted !== true &&
    !isStranger(user, workspaceId)
  return isVouchedFor ? normalEmail(user.profile?.email) : null
}

function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
