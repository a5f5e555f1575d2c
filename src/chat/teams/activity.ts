import { z } from 'zod'
import { type Language, languageSchema } from '../../core/language.ts'
import { isTimeZone } from '../../core/schedule/local-time.ts'

const account = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
})

const reaction = z.looseObject({ type: z.string() })

const conversation = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  conversationType: z.string().nullish(),
  tenantId: z.string().nullish(),
})

/** Where an action of the app was chosen that tells no conversation. */
const nowhere: z.infer<typeof conversation> = { id: '' }

const told = z.looseObject({
  type: z.string(),
  id: z.string().nullish(),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  from: account,
  recipient: account.nullish(),
  conversation: conversation.nullish(),
  /** Of an invoke. */
  name: z.string().nullish(),
  value: z.unknown().optional(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  replyToId: z.string().nullish(),
  /** Of an installation: "add", "remove" and their kin. */
  action: z.string().nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  reactionsAdded: z.array(reaction).nullish(),
  reactionsRemoved: z.array(reaction).nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: account.partial({ id: true }).nullish(),
        locale: z.string().nullish(),
        timezone: z.string().nullish(),
      }),
    )
    .nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      team: z
        .looseObject({
          id: z.string().nullish(),
          name: z.string().nullish(),
          aadGroupId: z.string().nullish(),
        })
        .nullish(),
      channel: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
})

/**
 * What Teams sends, as far as Laurel reads it. Unknown fields pass: Microsoft adds some without notice. An action of the
 * app may come without a conversation, as Microsoft documents it for chats of two; its id is empty then.
 */
export const activitySchema = told.transform((activity, { addIssue }) => {
  const place = activity.conversation ?? (isComposed(activity) ? nowhere : null)
  if (place) return { ...activity, conversation: place }
  addIssue('an activity without a conversation')
  return z.NEVER
})

export type TeamsActivity = z.infer<typeof activitySchema>

/** The tenant that an activity says it is from. */
export function tenantOf({ channelData, conversation }: TeamsActivity): string | null {
  return channelData?.tenant?.id ?? conversation.tenantId ?? null
}

export type Scope = 'personal' | 'group' | 'channel'

/**
 * `personal` is somebody's own chat with Laurel and no other. Teams calls a chat of two people personal as well, and does
 * not say what the chat of a meeting is: whatever is not surely one's own chat has others in it.
 */
export function scopeOf({ conversation: { id, conversationType } }: TeamsActivity): Scope {
  if (conversationType === 'channel') return 'channel'
  return conversationType === 'personal' && !isShared(id) ? 'personal' : 'group'
}

/** Whether a conversation's id is that of people among themselves: a channel, a group, a meeting or a chat of two. */
export function isShared(conversationId: string): boolean {
  return /^19:|@thread\.|@unq\./.test(conversationId)
}

/** Whether an action of the app was chosen: that works anywhere, also where Laurel was never added. */
export function isComposed({ name }: { name?: string | null | undefined }): boolean {
  return name?.startsWith('composeExtension/') === true
}

/** The conversation without the thread that a message was in: a card posted there starts a thread of its own. */
export function channelOf({ conversation }: TeamsActivity): string {
  return conversation.id.split(';messageid=')[0]!
}

/** As people know a channel; the general one goes by the name of its team. */
export function channelName(
  team: string | null | undefined,
  channel: string | null | undefined,
): string | undefined {
  return [team, channel].filter(Boolean).join(' › ') || undefined
}

/** Directory id of the person who acts; the account's id where a client knows no directory. */
export function actorOf({ from }: TeamsActivity): string {
  return from.aadObjectId ?? from.id
}

/** Names an inbound activity: the same when Teams sends it again. */
export function receiptOf({ type, id, conversation, from }: TeamsActivity): string {
  return `teams:${type}:${conversation.id}:${id ?? from.id}`
}

/** What an activity tells about who acts, beside the name. */
export interface Hints {
  language?: Language
  timeZone?: string
}

/** Language and time zone of whoever acts, as far as the client tells. */
export function hintsOf({ locale, localTimezone, entities }: TeamsActivity): Hints {
  const client = entities?.find(({ type }) => type === 'clientInfo')
  const spoken = client?.locale ?? locale
  const zone = localTimezone ?? client?.timezone
  return {
    ...(spoken ? { language: languageOf(spoken) } : {}),
    ...(zone && isTimeZone(zone) ? { timeZone: zone } : {}),
  }
}

/** How to speak with whoever acts while Laurel does not know them. */
export function readerOf(activity: TeamsActivity): Required<Hints> {
  return { language: 'en', timeZone: 'UTC', ...hintsOf(activity) }
}

function languageOf(locale: string): Language {
  return languageSchema.parse(locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')
}
